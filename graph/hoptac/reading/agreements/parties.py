"""Who the parties of each deal are, where its own sentences name them and where they only say "hai bên".

In come the deals of a document and its annotation; the parties of each deal are filled in. Parties that no
sentence of a deal names are those of the deal that the article reports, or the sides that sat at the table.

>>> from hoptac.entities import annotate
>>> from hoptac.model import Document
>>> from hoptac.reading.agreements.deals import deals
>>> from hoptac.reading.agreements.papers import papers
>>> text = "UBND tỉnh Nghệ An và VNPT ký thỏa thuận hợp tác. Năm 2014, hai bên từng ký bản ghi nhớ."
>>> article = annotate(Document.of("a.txt", text))
>>> found = deals(papers(article))
>>> settle(found, article)
>>> [(deal.papers[0].kind, len(deal.parties)) for deal in found]
[('Thỏa thuận hợp tác', 2), ('Bản ghi nhớ', 2)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hoptac.model import Annotated, Kind, Part, Sentence
from hoptac.reading.agreements.deal import PROSE, Deal
from hoptac.reading.agreements.paper import Claim
from hoptac.reading.agreements.seats import PAIR, seats
from hoptac.reading.passages import Passage

FEWEST = 2  # parties of a paper


def settle(deals: Sequence[Deal], annotated: Annotated, told: Iterable[Claim] = ()) -> None:
    """Fill in the parties of the deals; `told` are those that a sentence lists by themselves."""
    listed = {claim.name: claim for claim in told}
    for deal in deals:
        deal.parties = deal.parties or _named(deal, listed) or _listed(deal, annotated) or (listed if deal.present else {})
    if not _main(deals):
        _seat(deals, annotated)
    main = _main(deals)
    for deal in deals:
        if len(deal.parties) < 2:
            lent = tuple(main.parties) if main and _lends(main, deal) else ()
            _complete(deal, () if _is_of_others(deal, lent) else lent, annotated)


def _seat(deals: Iterable[Deal], annotated: Annotated) -> None:
    """Where no sentence names who signs, those at the table do; as many as it says, if it says how many."""
    for deal in deals:
        together = max(paper.together for paper in deal.papers)
        if deal.present and not any(paper.parties or paper.partner for paper in deal.papers):
            claims = seats(annotated)
            deal.parties = {claim.name: claim for claim in claims if len(claims) == (together or PAIR)}


def _named(deal: Deal, listed: dict[str, Claim]) -> dict[str, Claim]:
    """The parties that the papers of a deal name: those of the one that names the most, in the order of the text.

    Where it names some and counts the rest ("tỉnh và 7 trường"), as many as are listed elsewhere are the rest.
    """
    best = max(deal.papers, key=lambda paper: (len(paper.names | paper.partners), paper.passage.part in PROSE))
    claims = {claim.name: claim for claim in (*best.parties, *best.partner)}
    rest = deal.present and len(listed) > 1 and any(len(listed) == paper.together for paper in deal.papers)
    if claims and rest and not claims.keys() & listed.keys():
        return claims | listed
    return claims if len(claims) > 1 and not (rest and claims.keys() < listed.keys()) else {}


def _is_of_others(deal: Deal, known: tuple[str, ...]) -> bool:
    """Whether the sentences that tell of a deal name bodies, but none of those known, and do not say that these sign it."""
    if any(paper.together for paper in deal.papers):
        return False
    sentences = [paper.passage for paper in deal.clear if paper.passage.part in PROSE]
    named = {str(body.value) for passage in sentences for body in passage.of(Kind.ORGANISATION)}
    return bool(named) and named.isdisjoint(known)


def _main(deals: Sequence[Deal]) -> Deal | None:
    """The deal that the article reports, or the first that has parties."""
    ranked = sorted((deal for deal in deals if len(deal.parties) > 1), key=lambda deal: not deal.present)
    return ranked[0] if ranked else None


def _lends(main: Deal, deal: Deal) -> bool:
    """Whether the parties of one deal can be those that another leaves unsaid.

    A deal that is signed now has them of no earlier one unless it says "hai bên" or is told in one sentence with it, and of none
    that is told only behind it.
    """
    beside = {paper.passage.start for paper in deal.papers} & {paper.passage.start for paper in main.papers}
    if beside or not deal.present:
        return True
    return main.start < deal.papers[-1].mention.start if main.present else any(paper.together for paper in deal.papers)


def _complete(deal: Deal, known: tuple[str, ...], annotated: Annotated) -> None:
    """Give a deal the parties that its papers leave to the reader."""
    own = {claim.name: claim for paper in deal.papers for claim in (*paper.parties, *paper.partner)}
    if own and not own.keys() & set(known) and any(paper.partner for paper in deal.papers):
        known = known[:1]
    if not own and deal.names:
        known = known if deal.names == frozenset(known) else tuple(sorted(deal.names))
    paper = max(deal.papers, key=lambda one: (one.together, one.clear))
    evidence = annotated.document.evidence(paper.passage.start, paper.passage.stop)
    for name in known:
        deal.parties[name] = own.get(name) or Claim(name, evidence, "the-parties-together")
    if len(own) < 2 and not (own.keys() - deal.parties.keys() and len(known) > 1):
        deal.parties.update(own)


# ---- parties listed below the sentence ------------------------------------------------------------


def _listed(deal: Deal, annotated: Annotated) -> dict[str, Claim]:
    """The bodies that head the items below a paper: "ba bên ký bản ghi nhớ: - Bên A: …"."""
    for paper in deal.papers:
        if annotated.document.text[paper.passage.start : paper.passage.stop].endswith(":"):
            claims = {claim.name: claim for claim in _heads_below(annotated, paper.passage.stop)}
            if len(claims) > 1 and len(claims) == (paper.together or len(claims)):
                return claims
    return {}


def items_after(annotated: Annotated, place: int) -> list[Sentence]:
    """The items that stand together behind a place of the text, headings between them and it left aside."""
    following = [s for s in annotated.sentences if s.start >= place]
    first = next((i for i, s in enumerate(following) if s.part is Part.ITEM), len(following))
    last = next((i for i, s in enumerate(following) if i > first and s.part is not Part.ITEM), len(following))
    return following[first:last]


def counted_below(annotated: Annotated, passage: Passage) -> list[Claim]:
    """The bodies that head the items right below a sentence, if they are as many as it says: "bảy trường có mặt gồm: - …"."""
    if not passage.folded.endswith(":", passage.start, passage.stop):
        return []
    together = max((int(str(group.value) or 0) for group in passage.of(Kind.GROUP)), default=0)
    if together < FEWEST:
        return []
    heads = _heads_below(annotated, passage.stop)
    return heads if len(heads) == together else []


def _heads_below(annotated: Annotated, place: int) -> list[Claim]:
    """The first body of each item that stands behind a place."""
    return [claim for item in items_after(annotated, place) for claim in heads_of(annotated, item)[:1]]


def heads_of(annotated: Annotated, item: Sentence) -> list[Claim]:
    """The bodies with which an item begins, "Bên A:" and "Liên danh" left aside."""
    claims: list[Claim] = []
    place = item.start
    for body in annotated.within(item.start, item.stop, Kind.ORGANISATION):
        gap = annotated.document.text[place : body.start]
        if body.start < place or len(gap) > (16 if not claims else 5) or "," in gap.strip(" ,") or ";" in gap:
            continue
        claims.append(Claim(str(body.value), annotated.document.evidence(item.start, item.stop), "item-of-a-party"))
        place = body.stop
    return claims
