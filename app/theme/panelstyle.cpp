#include <theme/panelstyle.h>

#include <theme/icons.h>
#include <theme/metrics.h>
#include <theme/paint.h>
#include <theme/theme.h>

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace Panel {

namespace {

constexpr int scrollBarWidth = 10;
constexpr int indicatorSize = 14;

void paintField(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    paintBox(painter, option->rect, Space::controlRadius, themeColor(enabled ? Token::Raised : Token::Surface),
        themeColor(Token::Border));
    Q_UNUSED(widget)
    if (focused)
        paintFocusRing(painter, option->rect, Space::controlRadius);
}

void paintTab(QPainter *painter, const QStyleOptionTab &tab, const QTabBar *bar)
{
    const bool selected = tab.state & QStyle::State_Selected;
    const bool hovered = tab.state & QStyle::State_MouseOver;
    const PainterState state(painter);
    QRect rect = tab.rect;
    const int pad = Metrics::instance()->scaled(10);
    int x = rect.left() + pad;
    if (!tab.icon.isNull()) {
        const QRect box(x, rect.center().y() - 6, 12, 12);
        tab.icon.paint(painter, box);
        x += 18;
    }
    painter->setFont(themeFont(selected ? FontRole::BodyStrong : FontRole::Body));
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const bool enabled = tab.state & QStyle::State_Enabled;
    painter->setPen(themeColor(!enabled ? Token::Faint : selected || hovered ? Token::Text : Token::Muted));
    const int closeWidth = bar && bar->tabsClosable() ? 20 : 0;
    painter->drawText(QRect(x, rect.top(), rect.right() - pad - closeWidth - x + 4, rect.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic, tab.text);
    if (selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(Token::Accent));
        painter->drawRoundedRect(
            QRectF(rect.left() + pad - 2, rect.bottom() - 2, rect.width() - 2 * pad + 4, 3), 1.5, 1.5);
    }
    if (tab.state & QStyle::State_HasFocus)
        paintFocusRing(painter, QRectF(rect).adjusted(2, 4, -2, -6), 5);
}

void paintScrollBar(QPainter *painter, const QStyle *style, const QStyleOptionSlider &slider, const QWidget *widget)
{
    if (slider.maximum <= slider.minimum)
        return;
    const QRectF handle = style->subControlRect(QStyle::CC_ScrollBar, &slider, QStyle::SC_ScrollBarSlider, widget);
    const bool active =
        (slider.state & QStyle::State_MouseOver) || (slider.activeSubControls & QStyle::SC_ScrollBarSlider);
    const QColor color = mixed(themeColor(Token::Surface), themeColor(Token::BorderStrong), active ? 1.0 : 0.75);
    const bool horizontal = slider.orientation == Qt::Horizontal;
    const QRectF thumb = horizontal ? handle.adjusted(1, 3, -1, -1) : handle.adjusted(3, 1, -1, -1);
    paintBox(painter, thumb, 3, color);
}

void paintHeader(QPainter *painter, const QStyleOptionHeader &header)
{
    const PainterState state(painter);
    painter->fillRect(header.rect, themeColor(Token::Surface));
    painter->setPen(themeColor(Token::Border));
    painter->drawLine(header.rect.bottomLeft(), header.rect.bottomRight());
}

void paintHeaderLabel(QPainter *painter, const QStyleOptionHeader &header)
{
    const PainterState state(painter);
    QFont font = themeFont(FontRole::BodyStrong);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(themeColor(header.state & QStyle::State_MouseOver ? Token::Text : Token::Muted));
    QRect rect = header.rect.adjusted(8, 0, -8, 0);
    const bool right = header.textAlignment & Qt::AlignRight;
    if (header.sortIndicator != QStyleOptionHeader::None) {
        const Icon arrow = header.sortIndicator == QStyleOptionHeader::SortDown ? Icon::ChevronUp : Icon::ChevronDown;
        const int width = painter->fontMetrics().horizontalAdvance(header.text);
        const int x = right ? std::max(header.rect.left() - 1, rect.right() - width - 12) : rect.left() + width + 2;
        paintIcon(painter, arrow, QRectF(x, rect.center().y() - 5.5, 12, 12), themeColor(Token::Accent));
    }
    painter->drawText(rect, int((header.textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter),
        painter->fontMetrics().elidedText(header.text, Qt::ElideRight, rect.width()));
}

} // namespace

PanelStyle::PanelStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{ }

void PanelStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QHeaderView *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void PanelStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        // Edits inside a spin box, a combo box or a delegate have no frame of their own.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(painter, option, widget);
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_IndicatorTabTear:
    case PE_IndicatorHeaderArrow: // the label draws its own
        return;
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            paintFocusRing(painter, option->rect, 4);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(painter, QRectF(option->rect),
            option->state & State_NoChange ? Qt::PartiallyChecked
                : option->state & State_On ? Qt::Checked
                                           : Qt::Unchecked,
            option->state & State_Enabled, option->state & State_MouseOver);
        return;
    case PE_IndicatorRadioButton: {
        const PainterState state(painter);
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option->rect).adjusted(0.7, 0.7, -0.7, -0.7);
        const bool on = option->state & State_On;
        painter->setPen(QPen(themeColor(on ? Token::Accent : Token::BorderStrong), on ? 4 : 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(on ? box.adjusted(1.5, 1.5, -1.5, -1.5) : box);
        return;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const bool open = option->state & State_Open;
            paintIcon(painter, open ? Icon::ChevronDown : Icon::ChevronRight,
                QRectF(option->rect.right() - 13, option->rect.center().y() - 6.5, 14, 14),
                themeColor(option->state & State_Selected ? Token::SelText : Token::Muted));
        }
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, themeColor(Token::Surface));
        paintBox(painter, option->rect, 0, themeColor(Token::Surface), themeColor(Token::Border));
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        paintBox(painter, option->rect, 0, themeColor(Token::Raised), themeColor(Token::BorderStrong));
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool: {
        const bool down = option->state & (State_Sunken | State_On);
        const bool hover = (option->state & State_MouseOver) && (option->state & State_Enabled);
        paintBox(painter, option->rect, Space::controlRadius,
            themeColor(down ? Token::AccentBg
                    : hover ? Token::Hover
                            : Token::Raised),
            themeColor(Token::Border));
        return;
    }
    case PE_IndicatorArrowDown:
        paintIcon(painter, Icon::ChevronDown, option->rect, themeColor(Token::Muted));
        return;
    case PE_IndicatorArrowUp:
        paintIcon(painter, Icon::ChevronUp, option->rect, themeColor(Token::Muted));
        return;
    case PE_IndicatorTabClose: {
        const bool hover = option->state & State_MouseOver;
        if (hover)
            paintBox(painter, option->rect, 4, themeColor(Token::Hover));
        paintIcon(painter, Icon::Close, QRectF(option->rect).adjusted(2, 2, -2, -2),
            themeColor(hover ? Token::Text : Token::Muted));
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PanelStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            paintTab(painter, *tab, qobject_cast<const QTabBar *>(widget));
            return;
        }
        break;
    case CE_Header:
        // The common style takes the arrow's room off the label whether it is needed or not.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeader(painter, *header);
            paintHeaderLabel(painter, *header);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeader(painter, *header);
            return;
        }
        break;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            paintHeaderLabel(painter, *header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, themeColor(Token::Surface));
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const QRectF groove(bar->rect.left(), bar->rect.center().y() - 2.5, bar->rect.width(), 6);
            paintBox(painter, groove, 3, themeColor(Token::IdleBg));
            if (bar->maximum > bar->minimum) {
                QRectF done = groove;
                done.setWidth(groove.width() * (bar->progress - bar->minimum) / (bar->maximum - bar->minimum));
                paintBox(painter, done, 3, themeColor(Token::Accent));
            }
            return;
        }
        break;
    case CE_Splitter:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PanelStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            paintScrollBar(painter, this, *slider, widget);
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const bool hover = (option->state & State_MouseOver) && (option->state & State_Enabled);
            paintBox(painter, option->rect, Space::controlRadius, themeColor(hover ? Token::Hover : Token::Raised),
                themeColor(Token::Border));
            const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
            paintIcon(painter, Icon::ChevronDown, QRectF(arrow.center().x() - 6, arrow.center().y() - 6, 14, 14),
                themeColor(Token::Muted));
            if (option->state & State_HasFocus)
                paintFocusRing(painter, option->rect, Space::controlRadius);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            paintField(painter, option, widget);
            for (const SubControl part : { SC_SpinBoxUp, SC_SpinBoxDown }) {
                const QRect rect = subControlRect(CC_SpinBox, spin, part, widget);
                const bool enabled = spin->stepEnabled
                    & (part == SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled);
                if (spin->buttonSymbols != QAbstractSpinBox::NoButtons)
                    paintIcon(painter, part == SC_SpinBoxUp ? Icon::ChevronUp : Icon::ChevronDown,
                        QRectF(rect.center().x() - 5, rect.center().y() - 5, 12, 12),
                        themeColor(enabled ? Token::Muted : Token::Border));
            }
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect PanelStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (slider) {
            const bool horizontal = slider->orientation == Qt::Horizontal;
            const int length = horizontal ? slider->rect.width() : slider->rect.height();
            const qint64 range = qint64(slider->maximum) - slider->minimum;
            int handle = length;
            if (range > 0)
                handle = int(std::max<qint64>(28, qint64(length) * slider->pageStep / (range + slider->pageStep)));
            handle = std::min(handle, length);
            const int start = QStyle::sliderPositionFromValue(
                slider->minimum, slider->maximum, slider->sliderPosition, length - handle, slider->upsideDown);
            const auto along = [&](int from, int size) {
                return horizontal ? QRect(slider->rect.left() + from, slider->rect.top(), size, slider->rect.height())
                                  : QRect(slider->rect.left(), slider->rect.top() + from, slider->rect.width(), size);
            };
            switch (subControl) {
            case SC_ScrollBarSlider:
                return along(start, handle);
            case SC_ScrollBarGroove:
                return slider->rect;
            case SC_ScrollBarSubPage:
                return along(0, start);
            case SC_ScrollBarAddPage:
                return along(start + handle, length - start - handle);
            default:
                return {};
            }
        }
    }
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return rect.adjusted(6, 0, 0, 0);
    return rect;
}

QRect PanelStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(4, 0, -2, 0) : rect;
}

int PanelStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Metrics::instance()->scaled(indicatorSize);
    case PM_SmallIconSize:
    case PM_TabBarIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 16;
    case PM_SplitterWidth:
        return Space::panelGap;
    case PM_TabBarTabHSpace:
        return Metrics::instance()->scaled(20);
    case PM_TabBarTabVSpace:
        return 0;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_HeaderMarkSize:
        return 12;
    case PM_DockWidgetSeparatorExtent:
        return Space::panelGap;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PanelStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_EtchDisabledText:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_CloseButtonPosition:
        return QTabBar::RightSide;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
        return Theme::instance()->isMotionReduced() ? 0 : 100;
    case SH_UnderlineShortcut:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize PanelStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const Metrics *metrics = Metrics::instance();
    switch (type) {
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QFont font = themeFont(FontRole::BodyStrong);
            font.setWeight(QFont::DemiBold);
            const auto *bar = qobject_cast<const QTabBar *>(widget);
            const int width = QFontMetrics(font).size(Qt::TextHideMnemonic, tab->text).width() + metrics->scaled(20)
                + (tab->icon.isNull() ? 0 : 18) + (bar && bar->tabsClosable() ? 22 : 0);
            return QSize(width, metrics->scaled(36));
        }
        break;
    case CT_HeaderSection: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->orientation == Qt::Horizontal)
            result.setHeight(metrics->headerHeight());
        return result;
    }
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(std::max(metrics->controlHeight(), size.height() + 2));
        return result;
    }
    case CT_MenuItem: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), metrics->scaled(26)));
        return result;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QIcon PanelStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return themeIcon(Icon::Close, Token::Muted);
    case SP_TitleBarNormalButton:
        return themeIcon(Icon::Float, Token::Muted);
    case SP_MessageBoxWarning:
        return themeIcon(Icon::Warning, Token::Warn);
    case SP_MessageBoxInformation:
        return themeIcon(Icon::Info, Token::Info);
    case SP_MessageBoxQuestion:
        return themeIcon(Icon::Help, Token::Info);
    case SP_MessageBoxCritical:
        return themeIcon(Icon::Cross, Token::Err);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace Panel
