"""A resolution of our own as the UN marks it up."""

from __future__ import annotations

AKN = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
<meta><identification/></meta>
<coverPage><p><docNumber refersTo="#symbol">A/RES/99/1</docNumber></p></coverPage>
<preface><p><docNumber>99/1.</docNumber> <docTitle refersTo="#resolutionTitle">山中小学</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p><span class="bold">大会，</span></p></formula>
<container name="回顾"><p>	<span class="bold">回顾</span>其各项决议<authorialNote marker="1"><p>第1/1号决议。</p></authorialNote>，</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p>	<span class="bold">请</span>秘书长提供课本；</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p><span class="bold">敦促</span>各国：</p></intro>
<point><num>(a)</num><content><p>修建校舍；</p></content></point></list></paragraph>
<paragraph><crossHeading>后续行动</crossHeading></paragraph></mainBody>
<conclusions><p><inline name="adoptionMeeting">第15次全体会议</inline></p></conclusions>
</statement></akomaNtoso>"""
