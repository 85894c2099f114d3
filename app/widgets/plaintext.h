#pragma once

#include <QString>

namespace Panel {

//! The longest text of a row; the rest is only in the inspector.
constexpr qsizetype maxRowText = 512;

//! \brief Text from outside made safe for painting in one line
//!
//! Line breaks become U+23CE, control characters their pictures (U+2400 and on) or U+FFFD, bidirectional controls and
//! other invisible format characters a mark in corner brackets such as "⸢RLO⸣"; lone surrogates become U+FFFD. Joiners
//! inside emoji and scripts that need them stay. Never rich text: paint it with QPainter or a label set to
//! Qt::PlainText.
//!
//! \param limit the most characters kept of \a text; a longer text ends in "…"; negative means no limit
QString visibleText(QStringView text, qsizetype limit = maxRowText);

//! \brief True if visibleText() would return \a text unchanged; cheap enough for every painted cell
bool isPlainVisible(QStringView text, qsizetype limit = maxRowText);

//! \brief \a text with its HTML letters escaped, for places of Qt that guess rich text such as tool tips
QString tooltipText(QStringView text, qsizetype limit = maxRowText);

} // namespace Panel
