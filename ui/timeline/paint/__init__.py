"""How the timeline looks: one module a kind of thing, all painting by hand with cached parts."""
