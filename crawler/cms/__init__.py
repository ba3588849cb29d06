"""Systems that many papers share: how their templates name things. Data, used as evidence beside the text itself."""
