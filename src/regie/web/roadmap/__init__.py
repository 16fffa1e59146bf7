"""The route: plans as one asks for them, a plan with its years and steps, two plans side by side."""
