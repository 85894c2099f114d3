#pragma once

#include <theme/tokens.h>

#include <QIcon>
#include <QRectF>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace Panel {

//! \brief Small filled marks that say a state by shape alone
enum class Glyph
{
    None,
    Ring, //!< stopped, queued, not connected
    Half, //!< on the way: connecting, identifying, starting
    Disc, //!< ready, live
    Triangle, //!< trouble
    Resume, //!< open arrow circle
    Cross, //!< failed for good
    Check,
    Play,
    Pause,
    Record, //!< red ring
    Info,
};

//! \brief Draws \a glyph into the middle of \a box; 12 by 12 is its natural size
void paintGlyph(QPainter *painter, Glyph glyph, const QRectF &box, const QColor &color);

//! \brief The glyph as an icon for tabs, menus and the tray, in the colours of the theme in force
QIcon glyphIcon(Glyph glyph, Tone tone);

//! \brief How a state looks: shape first, word second, colour third
struct StateLook
{
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Idle;
    QString word;
};

} // namespace Panel

Q_DECLARE_METATYPE(Panel::Glyph)
