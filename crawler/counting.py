"""Numbers of things, as a sentence says them. Pure."""


def counted(count: int, thing: str) -> str:
    """Write how many things there are.

    >>> counted(1, "article"), counted(1200, "address")
    ('1 article', '1,200 addresses')
    """
    plural = "" if count == 1 else "es" if thing.endswith("s") else "s"
    return f"{count:,} {thing}{plural}"
