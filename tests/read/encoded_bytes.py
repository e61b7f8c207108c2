r"""One text in many faulty encodings, each made by another program than ours, as the bytes that it wrote.

The text stood in u.txt as UTF-8; above each entry is the command that made it.
"""

from __future__ import annotations

TEXT = "“We can’t,” said Zoë Ångström. “It’s over.”\nThe café’s shut – for now…\n"

_UTF8_LINE = (
    b"\xe2\x80\x9cWe can\xe2\x80\x99t,\xe2\x80\x9d said Zo\xc3\xab \xc3\x85ngstr\xc3\xb6m. "
    b"\xe2\x80\x9cIt\xe2\x80\x99s over.\xe2\x80\x9d\n"
)

# what was done: the bytes, the text that is meant, what is said of the guess
FAULTS: dict[str, tuple[bytes, str, str]] = {
    # iconv -f UTF-8 -t CP1252 u.txt
    "windows-1252 by iconv": (
        b"\x93We can\x92t,\x94 said Zo\xeb \xc5ngstr\xf6m. \x93It\x92s over.\x94\n"
        b"The caf\xe9\x92s shut \x96 for now\x85\n",
        TEXT,
        "cp1252",
    ),
    # uconv -f UTF-8 -t macintosh u.txt
    "Mac Roman by uconv": (
        b"\xd2We can\xd5t,\xd3 said Zo\x91 \x81ngstr\x9am. \xd2It\xd5s over.\xd3\n"
        b"The caf\x8e\xd5s shut \xd0 for now\xc9\n",
        TEXT,
        "mac_roman",
    ),
    # perl -MEncode -pe '$_ = encode("UTF-8", decode("iso-8859-1", $_))' u.txt
    "twice by way of ISO 8859-1 by perl": (
        b"\xc3\xa2\xc2\x80\xc2\x9cWe can\xc3\xa2\xc2\x80\xc2\x99t,\xc3\xa2\xc2\x80\xc2\x9d said "
        b"Zo\xc3\x83\xc2\xab \xc3\x83\xc2\x85ngstr\xc3\x83\xc2\xb6m. \xc3\xa2\xc2\x80\xc2\x9cIt\xc3"
        b"\xa2\xc2\x80"
        b"\xc2\x99s over.\xc3\xa2\xc2\x80\xc2\x9d\nThe caf\xc3\x83\xc2\xa9\xc3\xa2\xc2\x80\xc2\x99s shut "
        b"\xc3\xa2\xc2\x80\xc2\x93 for now\xc3\xa2\xc2\x80\xc2\xa6\n",
        TEXT,
        "utf-8 with mojibake repaired",
    ),
    # iconv -f MACINTOSH -t UTF-8 u.txt
    "twice by way of Mac Roman by iconv": (
        b"\xe2\x80\x9a\xc3\x84\xc3\xbaWe can\xe2\x80\x9a\xc3\x84\xc3\xb4t,\xe2\x80\x9a\xc3\x84\xc3\xb9 said "
        b"Zo\xe2\x88\x9a\xc2\xb4 \xe2\x88\x9a\xc3\x96ngstr\xe2\x88\x9a\xe2\x88\x82m. \xe2\x80\x9a"
        b"\xc3\x84\xc3\xba"
        b"It\xe2\x80\x9a\xc3\x84\xc3\xb4s over.\xe2\x80\x9a\xc3\x84\xc3\xb9\nThe caf\xe2\x88\x9a\xc2\xa9"
        b"\xe2\x80\x9a\xc3\x84\xc3\xb4s shut \xe2\x80\x9a\xc3\x84\xc3\xac for now\xe2\x80\x9a\xc3"
        b"\x84\xc2\xb6\n",
        TEXT,
        "utf-8 with mojibake repaired",
    ),
    # head -n1 u.txt; tail -n1 u.txt | iconv -f UTF-8 -t CP1252
    "UTF-8 then windows-1252 by iconv": (
        _UTF8_LINE + b"The caf\xe9\x92s shut \x96 for now\x85\n",
        TEXT,
        "utf-8 and cp1252",
    ),
    # head -n1 u.txt | iconv -f UTF-8 -t CP1252; tail -n1 u.txt
    "windows-1252 then UTF-8 by iconv": (
        b"\x93We can\x92t,\x94 said Zo\xeb \xc5ngstr\xf6m. \x93It\x92s over.\x94\n"
        b"The caf\xc3\xa9\xe2\x80\x99s shut \xe2\x80\x93 for now\xe2\x80\xa6\n",
        TEXT,
        "utf-8 and cp1252",
    ),
    # head -n1 u.txt | uconv -f UTF-8 -t macintosh; tail -n1 u.txt
    "Mac Roman then UTF-8 by uconv": (
        b"\xd2We can\xd5t,\xd3 said Zo\x91 \x81ngstr\x9am. \xd2It\xd5s over.\xd3\n"
        b"The caf\xc3\xa9\xe2\x80\x99s shut \xe2\x80\x93 for now\xe2\x80\xa6\n",
        TEXT,
        "utf-8 and mac_roman",
    ),
    # perl -pe 's/\xc3\xab/\xeb/' u.txt
    "one letter of ISO 8859-1 in UTF-8 by perl": (
        _UTF8_LINE.replace(b"\xc3\xab", b"\xeb")
        + b"The caf\xc3\xa9\xe2\x80\x99s shut \xe2\x80\x93 for now\xe2\x80\xa6\n",
        TEXT.replace("ë", "\ufffd"),
        "utf-8 with 1 bad byte",
    ),
    # head -c 91 u.txt, within the character …
    "UTF-8 cut at its end by head": (
        _UTF8_LINE + b"The caf\xc3\xa9\xe2\x80\x99s shut \xe2\x80\x93 for now\xe2\x80",
        TEXT.replace("…\n", "\ufffd"),
        "utf-8 with 1 bad byte",
    ),
    # printf 'So she said: “' | head -c 15
    "one opening character cut in ASCII": (
        b"So she said: \xe2\x80",
        "So she said: \ufffd",
        "utf-8 with 1 bad byte",
    ),
    # iconv -f UTF-8 -t UTF-16 u.txt
    "UTF-16 by iconv": (
        b"\xff\xfe\x1c W\0e\0 \0c\0a\0n\0\x19 t\0,\0\x1d  \0s\0a\0i\0d\0 \0Z\0o\0\xeb\0 \0\xc5\0n\0"
        b"g\0s\0t\0r\0\xf6\0"
        b"m\0.\0 \0\x1c I\0t\0\x19 s\0 \0o\0v\0e\0r\0.\0\x1d \n\0T\0h\0e\0 \0c\0a\0f\0\xe9\0\x19 s"
        b"\0 \0s\0h\0u\0t\0"
        b" \0\x13  \0f\0o\0r\0 \0n\0o\0w\0& \n\0",
        TEXT,
        "utf-16",
    ),
    # perl -CSD -pe 's/([^\0-\x7f])/sprintf "&#%d;", ord $1/ge' u.txt
    "references by perl": (
        b"&#8220;We can&#8217;t,&#8221; said Zo&#235; &#197;ngstr&#246;m. &#8220;It&#8217;s over.&#8221;\n"
        b"The caf&#233;&#8217;s shut &#8211; for now&#8230;\n",
        TEXT,
        "utf-8 with HTML",
    ),
    # uconv -f UTF-8 -t US-ASCII --callback escape-xml-hex u.txt
    "references by uconv": (
        b"&#x201C;We can&#x2019;t,&#x201D; said Zo&#xEB; &#xC5;ngstr&#xF6;m. &#x201C;It&#x2019;s ov"
        b"er.&#x201D;\n"
        b"The caf&#xE9;&#x2019;s shut &#x2013; for now&#x2026;\n",
        TEXT,
        "utf-8 with HTML",
    ),
    # ... the first of these | sed 's/&/\&amp;/g'
    "references escaped again by sed": (
        b"&amp;#8220;We can&amp;#8217;t,&amp;#8221; said Zo&amp;#235; &amp;#197;ngstr&amp;#246;m. "
        b"&amp;#8220;It&amp;#8217;s over.&amp;#8221;\nThe caf&amp;#233;&amp;#8217;s shut &amp;#8211"
        b"; for now&amp;#8230;\n",
        TEXT,
        "utf-8 with HTML",
    ),
    # perl -pe 's/([^\0-\x7f])/sprintf "&#%d;", ord $1/ge' u.txt: a reference to each byte
    "references to bytes by perl": (
        b"&#226;&#128;&#156;We can&#226;&#128;&#153;t,&#226;&#128;&#157; said Zo&#195;&#171; &#195;"
        b"&#133;ngstr"
        b"&#195;&#182;m. &#226;&#128;&#156;It&#226;&#128;&#153;s over.&#226;&#128;&#157;\nThe caf&#195;&#169;"
        b"&#226;&#128;&#153;s shut &#226;&#128;&#147; for now&#226;&#128;&#166;\n",
        TEXT,
        "utf-8 with mojibake repaired and HTML",
    ),
}

# rows of JSON lines that hold the text: the line
ESCAPED_ROWS: dict[str, bytes] = {
    # node: JSON.stringify({text: JSON.stringify(text) with escapes above ASCII})
    "a string in a string by node": (
        rb'{"text":"\"\\u201cWe can\\u2019t,\\u201d said Zo\\u00eb \\u00c5ngstr\\u00f6m. \\u201cIt'
        rb"\\u2019s over."
        rb'\\u201d\\nThe caf\\u00e9\\u2019s shut \\u2013 for now\\u2026\\n\""}'
    ),
    # perl -CSD -0777 -ne 's/([^\0-\x7f])/sprintf "\\\\u%04x", ord $1/ge; s/\n/\\\\n/g;
    #                      print qq({"text": "$_"})'
    "escapes of escapes by perl": (
        rb'{"text": "\\u201cWe can\\u2019t,\\u201d said Zo\\u00eb \\u00c5ngstr\\u00f6m. \\u201cIt'
        rb"\\u2019s over."
        rb'\\u201d\\nThe caf\\u00e9\\u2019s shut \\u2013 for now\\u2026\\n"}'
    ),
    # node: JSON.stringify(JSON.stringify({text}))
    "an object in a string by node": (
        '"{\\"text\\":\\"“We can’t,” said Zoë Ångström. “It’s over.”\\\\nThe café’s shut – for now…\\\\n\\"}"'
    ).encode(),
}
