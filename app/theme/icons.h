#pragma once

#include <theme/tokens.h>

#include <QIcon>
#include <QRectF>

QT_FORWARD_DECLARE_CLASS(QPainter)

namespace Panel {

//! \brief Our own drawings on a grid of 16 by 16, lines of 1.35 px
enum class Icon
{
    Overview,
    Events,
    Logs,
    Cache,
    Rest,
    Actions,
    Simulator, //!< the flask: nothing here is real
    Settings,
    Pause,
    Play,
    Stop,
    Step,
    Follow,
    Record,
    Save,
    Copy,
    Close,
    Search,
    Filter,
    Columns,
    Grid,
    Rows,
    Bell,
    Theme,
    ChevronDown,
    ChevronRight,
    ChevronLeft,
    ChevronUp,
    Check,
    Cross,
    Warning,
    Info,
    Plus,
    Trash,
    Float,
    Refresh,
    Bookmark,
    More,
    Star,
    Clock,
    Link,
    Key,
    Plug,
    Chart,
    Help,
    Count
};

//! \brief Draws \a icon into the middle of \a box, as large as fits
void paintIcon(QPainter *painter, Icon icon, const QRectF &box, const QColor &color);

//! \brief An icon that is painted from its path at every size and scale, in the colours of the theme in force
//!
//! Disabled it is Faint, checked or selected Text. \a normal is asked for at every painting.
QIcon themeIcon(Icon icon, Token normal = Token::Text);

} // namespace Panel
