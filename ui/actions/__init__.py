"""What the user can do, as data; keys, command search and the shortcut sheet read the same table."""
