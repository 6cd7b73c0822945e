"""Order of children in WordprocessingML (ECMA-376-1, transitional): what Word refuses, found here."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.ooxml.names import local

ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline
        shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz
        szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish
        oMath rPrChange""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
        tblPrChange""",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText
        vAlign hideMark headers cellIns cellDel cellMerge tcPrChange""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr
        tcPr tblStylePr""",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime
        doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
        printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts
        saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
        bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
        hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
        stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions
        doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
        styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
        doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle
        evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
        drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
        displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
        drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
        noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars
        noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
        saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml
        saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace
        updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr
        attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
        doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType
        schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator""",
}
ONCE = ("pPr", "rPr", "tblPr", "tcPr")


FIRST = {"p": "pPr", "tr": "trPr", "tc": "tcPr", "r": "rPr"}


def faults(root: _Element) -> Iterator[str]:
    """Every element whose children stand in the wrong order, twice, or are unknown to it."""
    for element in root.iter():
        name = local(element)
        children = [local(child) for child in element]
        if name in ORDER:
            yield from _order(name, children)
        if name in FIRST and FIRST[name] in children[1:]:
            yield f"{name}: {FIRST[name]} is not the first"
        if name == "tc" and (not children or children[-1] != "p"):
            yield "tc does not end with a paragraph"
        if name == "body" and children[-2:] != ["p", "sectPr"]:
            yield "body does not end with a paragraph and its section"


def _order(name: str, children: list[str]) -> Iterator[str]:
    places = ORDER[name].split()
    unknown = [child for child in children if child not in places]
    if unknown:
        yield f"{name} holds {unknown}"
    elif [places.index(child) for child in children] != sorted(map(places.index, children)):
        yield f"{name}: {children}"
    if name in ONCE and len(set(children)) != len(children):
        yield f"{name} says something twice: {children}"
