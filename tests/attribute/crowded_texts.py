"""Invented texts crowded with names, posts and bodies, for test_every_name.py.

``python tests/attribute/crowded_texts.py`` freezes their parses as tests/freeze.py does.
"""

from __future__ import annotations

import sys
from pathlib import Path

FROZEN = Path(__file__).parent.parent / "parses" / "crowded.conllu"
HEADER = "# text = "
RULES = Path(__file__).parent / "crowded_rules.txt"  # each text crowded with what one kind of rule reads


def read_rules() -> dict[str, str]:
    """Return the texts of crowded_rules.txt by their names."""
    blocks = RULES.read_text(encoding="utf-8").split(HEADER)[1:]
    return {name: text.removesuffix("\n") for name, _, text in (one.partition("\n") for one in blocks)}


TEXTS = {
    "posts behind a name": (
        "Maria Keller, the former mayor of Avon and now chairwoman of the Harbour Trust, met Paul "
        "Whitcombe, director of the Avon Museum until last year, on Monday. Keller, 54, a trained nurse, "
        "praised the museum's keeper, Dr. Julia Brandt, and its treasurer, Henry Alcott KC. Brandt, who "
        "was appointed in May, is a professor of history at Avon University. Her deputy, Tom Okafor, is "
        "vice president for ships. Two years ago he was still a clerk at Brandt & Sons. Mr. Alcott told "
        "her that he would resign."
    ),
    "posts before a name": (
        "French Foreign Minister Luc Moreau and his German counterpart, Anna Vogel, flew to Oslo. Prime "
        "Minister Ida Lund received them with Norwegian Labour MP Per Dahl and Sen. Ann Roe (D-Ohio). "
        "Former US President John Marsh, ex-ambassador Ines Corran and retired Gen. Otto Falk stayed "
        "away. Moreau's spokeswoman, Claire Petit, said he was ill. The minister later denied it. The "
        "chancellor did not."
    ),
    "bodies and their short names": (
        "The European Harbour Council (EHC) and the Union of Dock Workers, or UDW, signed a pact. The "
        "council praised the union. The EHC's chief executive, Lena Strand, thanked UDW leader Bob Cole. "
        "Marlow Shipping Ltd. and Corvane Holdings Plc stayed out of it. Marlow lost money. The company "
        "blamed its rival. Corvane, a maker of ropes, said it had none. The Ministry of Ports sided with "
        "Marlow, and the ministry's lawyers wrote to Corvane Plc. The port authority waited."
    ),
    "papers and agencies": (
        "The Avon Gazette, which first reported the sale, quoted two officials. The paper cited a letter "
        "that Reuters had seen. According to the Associated Press, the letter was a forgery; AP did not "
        "say who wrote it. The BBC interviewed Ann Roe, who told the broadcaster that she had never read "
        "the daily. A Gazette reporter, Mia Falk, wrote on Twitter that her editor knew. The magazine Low "
        "Water called it a hoax. Its publisher, the Tarn Press, apologised to Reuters."
    ),
    "pairs and groups": (
        "Ann Roe and her husband, Bob Dahl, sued the city. The Roes lost. Both appealed, and the couple "
        "won. Senators Ann Cole, Tom Reyl and Ida Lund voted no; the three senators left together. Two of "
        "them wept. Farmers, fishermen and their wives cheered. Some threw hats. The twins, Max and Otto "
        "Brandt, slept. The Brandt brothers woke at noon. Neither had heard the vote. Each asked for tea."
    ),
    "he and she": (
        "When she was a girl, Julia Marsh sold eels. Her mother, Rosa, smoked them. Julia's brother Carl "
        "drowned, and he was never found. She told the sheriff, Pat Lomond, that he had been alone. "
        "Lomond said he believed her. His deputy did not: she had seen two men. Marsh later married him. "
        "“He asked me twice,” she said. The nurse who washed her feet called her a saint. Her doctor, "
        "herself a widow, disagreed. It rained. It was the council that paid, and it sent its bill to "
        "her."
    ),
    "names of many shapes": (
        "Chen Weiming, Park Ji-sung and Yulia al-Masri sang with Jean-Luc van den Berg. Ó Broin joined "
        "them. Edmund “Sarge” Whitcombe Jr. beat the drum, J. R. Holt the bell and Mary-Ann O'Neill the "
        "pan. McNamara, an uncle of Holt's, left early. Sir Gwilym Tarrant, Lady Marchbank, Sister Agnes "
        "and King Aldo listened. Van den Berg bowed to the King. Weiming laughed at Chen's hat. DIANA "
        "ROSS-HUME snored. Señora Pilar Ruiz Alba and Herr Vogel danced. Pope Linus slept, the Pope's "
        "guard did not."
    ),
    "places and peoples": (
        "Oslo rejected the plan, and Paris was not amused. The Kremlin said nothing. Germany's ambassador "
        "to Norway, Kurt Vogel, told Berlin so. Scottish voters, most Danes and the people of Avon like "
        "it. Avon City beat Leeds United. The Avon Street church in Port Largo burned. Washington sent "
        "Ann Roe of Ohio, a Republican. Residents of Largo Road blame the Avon River board. New York "
        "Mayor Tom Reyl, whose brother lives in Georgia, phoned Georgia's president. The island's "
        "governor hung up."
    ),
    "documents and works": (
        "The report, published on Monday by the Avon Institute, warned of floods. It blamed a law, the "
        "Harbour Act, which the court had upheld. The ruling says so. Ann Roe's book, “Low Water”, calls "
        "the act a crime. Her novel “The Tar Pit” won a prize. In the film Tar Moon, a clerk reads the "
        "letter. The study found that the survey erred. A statement from the institute denied it. The "
        "indictment names Bob Dahl."
    ),
    "unnamed people": (
        "A fisherman who asked not to be named saw the boat. The fisherman, 61, swore. Another fisherman "
        "did not. A senior official familiar with the talks and a person close to the board agreed. The "
        "official declined to give her name. One neighbour, a retired baker, wept; her son did not. The "
        "baker said it was her boat. Police sources, court clerks and an aide to the mayor knew. The aide "
        "left. The mayor's office would not comment. A lawyer for Ann Roe called. Someone from the port "
        "hung up on the lawyer."
    ),
    "courts and cases": (
        "Judge Amara Nwosu sentenced Piotr Lewandek, 44, a builder, to nine years. Prosecutor Sofia Marin "
        "had asked for ten. Defence lawyer Greta Holm said her client would appeal. Lewandek's wife, Ewa, "
        "left the court. Mrs. Lewandek told reporters he was innocent. The judge disagreed. Detective "
        "Chief Inspector Owen Tully, of Avon Police, led the inquiry with Det. Sgt. Ruth Calloway. Tully "
        "praised the jury. Counsel for the port, Oliver Finch KC, did not. The defendant bowed. The Crown "
        "rested."
    ),
    "sport and business": (
        "Avon coach Elin Strom praised striker Ray Delgado, whose goal beat Tarn. The coach of Tarn, Luis "
        "Prat, blamed referee Kim Lomond. Tarn's captain shrugged. Analyst Amita Rao of Lindle Brothers "
        "said shares would fall. Chief Executive Ben Storrow, who founded Calder Securities with his "
        "sister, sold his. Storrow, the firm's biggest owner, resigned as chairman. Calder named Hana Ito "
        "its new chief financial officer. Ito succeeds Carl Reyl. The bank's board thanked him. "
        "Co-founder Dora Quill sued."
    ),
    **read_rules(),
}

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

    from freeze import freeze

    FROZEN.touch()
    freeze(FROZEN, HEADER, TEXTS, afresh="--all" in sys.argv[1:])
