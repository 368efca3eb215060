"""Web addresses: whose they are."""

from __future__ import annotations

import re

SHORTENERS = frozenset(
    "bit.ly t.ly tinyurl.com goo.gl cutt.ly is.gd v.gd ow.ly rb.gy t.co buff.ly s.id shorturl.at"
    " tiny.cc bl.ink rebrand.ly lnkd.in shorte.st t2m.io lyhytlinkki.fi lyhyt.fi tiny.one rotf.lol"
    " urlz.fr qr.ae soo.gd clck.ru short.gy dub.sh l.ead.me n9.cl u.to adf.ly bit.do mcaf.ee"
    " urly.fi".split()
)


def host_of(url: str) -> str:
    """The host of an address as written, in lower case, without ``www.``."""
    bare = re.sub(r"^[a-z]+://", "", url.lower())
    return re.split(r"[/?#:]", bare, maxsplit=1)[0].removeprefix("www.")


def brand_of(url: str) -> str:
    """The name under which the host is registered: *posti* of *www.posti.fi/seuranta*."""
    labels = host_of(url).split(".")
    return labels[-2] if len(labels) > 1 else labels[0]
