"""Dialogs: sheets over the window that ask for what a job needs, and bars that offer without asking."""
