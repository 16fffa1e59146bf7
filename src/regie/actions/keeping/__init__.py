"""What people do with the landscape an installation keeps: each checked, in one transaction, and in the audit log.

Pages, API and command line call the same functions. An `Actor` says who asks and for which municipality.
"""
