"""Documents to and from CoNLL-U, so that a parse can be frozen beside a test or cached.

The text is kept apart, since CoNLL-U cannot hold white space faithfully: MISC carries
``start_char``, ``end_char`` and ``ner`` as Stanza writes them, and a comment the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.errors import UnreadableInput
from quotetrack.model import Document, Sentence, Span, TaggedName, Token
from quotetrack.parse.layout.regions import lay_out


def dump_conllu(doc: Document) -> str:
    """Return the document's sentences as CoNLL-U."""
    blocks = []
    for sentence in doc.sentences:
        lines = [f"# paragraph = {sentence.paragraph}"]
        for t in sentence.tokens:
            head = 0 if t.head is None else t.head + 1
            misc = f"start_char={t.span.start}|end_char={t.span.end}|ner={t.ner}"
            fields = (
                t.index + 1,
                t.text,
                t.lemma,
                t.upos,
                t.xpos or "_",
                t.feats or "_",
                head,
                t.deprel,
                "_",
                misc,
            )
            lines.append("\t".join(map(str, fields)))
        blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


def load_conllu(conllu: str, text: str, parser: str = "frozen") -> Document:
    """Rebuild the document that :func:`dump_conllu` wrote over ``text``.

    Raises UnreadableInput where a word's offsets do not lie inside the text or a line is malformed.
    """
    sentences: list[Sentence] = []
    for block in conllu.strip("\n").split("\n\n"):
        paragraph, tokens = 0, []
        for line in block.split("\n"):
            if line.startswith("# paragraph = "):
                paragraph = int(line.rpartition(" ")[2])
            elif line and not line.startswith("#"):
                tokens.append(_token(line, text))
        if tokens:
            span = Span(tokens[0].span.start, tokens[-1].span.end)
            sentences.append(Sentence(len(sentences), paragraph, span, tuple(tokens)))
    names = tuple(name for sentence in sentences for name in tagged_names(sentence))
    return Document(text, tuple(sentences), names, lay_out(text), parser)


def _token(line: str, text: str) -> Token:
    """Read one word line."""
    fields = line.split("\t")
    misc = dict(pair.partition("=")[::2] for pair in fields[-1].split("|"))
    try:
        number, form, lemma, upos, xpos, feats, head, deprel = fields[:8]
        span = Span(int(misc["start_char"]), int(misc["end_char"]))
        if span.end > len(text):
            raise ValueError(span)
        return Token(
            index=int(number) - 1,
            text=form,
            lemma=lemma,
            upos=upos,
            xpos="" if xpos == "_" else xpos,
            feats="" if feats == "_" else feats,
            head=int(head) - 1 if head != "0" else None,
            deprel=deprel,
            ner=misc.get("ner", "O"),
            span=span,
        )
    except (KeyError, ValueError) as error:
        raise UnreadableInput(f"not a frozen parse of this text: {line[:60]!r}; dump it again") from error


def tagged_names(sentence: Sentence) -> Iterator[TaggedName]:
    """Yield the names that the words' BIOES tags spell."""
    start: Token | None = None
    for token in sentence.tokens:
        prefix, _, label = token.ner.partition("-")
        if prefix in ("B", "S"):
            start = token
        if prefix in ("E", "S") and start is not None:
            yield TaggedName(Span(start.span.start, token.span.end), label)
        if prefix in ("E", "S", "O"):
            start = None
