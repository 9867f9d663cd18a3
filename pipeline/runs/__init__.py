"""Runs kept beside one another: one at a time, each whole or not there, the newest as ``latest``.

``naming``   what a run is called
``lock``     one run at a time
``shelf``    the folder of runs: begun out of sight, put there whole, pointed to, removed
``keeping``  which runs stay
``weekly``   one run from the lock to the clean-up
"""
