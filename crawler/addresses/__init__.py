"""Addresses: their normal forms, the pages of an article they number, what their shape tells.

There are two normal forms. `canonical` is the identity of an address: the archive stores it, and
a fetch of it gives the same page. `plain` compares addresses within one article: it also leaves
out the scheme, a final slash and parameters of no meaning, and is never fetched or stored.
`variants` go further: addresses under which another site edition may show the same article.
"""
