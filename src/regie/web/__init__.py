"""The pages: each feature a folder with its addresses, views and templates; views parse, call an action, show."""
