"""Verbs by who does them in customer service: the customer or the sender of the message.

From the catalogue's table of verbs. Verbs that either may do are in neither set.
"""

from __future__ import annotations

CUSTOMER_VERBS = frozenset(
    "maksaa noutaa hakea palauttaa täyttää tilata varata ladata klikata painaa valita kirjautua tunnistautua"
    " allekirjoittaa tulostaa liittää perua peruuttaa irtisanoa vahvistaa ilmoittaa ilmoittautua lunastaa vaihtaa"
    " rekisteröityä uusia lähettää toimittaa vastata hyväksyä tuoda viedä jättää syöttää skannata kuitata".split()
)
"""What a customer is asked to have done by a date: *noudettava 14.3. asti* is *viimeistään 14.3.*"""
