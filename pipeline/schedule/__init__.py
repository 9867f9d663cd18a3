"""A run every Monday morning, by the system's own scheduler: put in, shown, taken out again.

``job``      what is run, and under which name
``cron``     a line of the user's crontab
``systemd``  a timer and its service
``choosing`` which of them this machine has
"""
