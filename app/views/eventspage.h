#pragma once

#include <hikari/events/eventtype.h>

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QTreeView)
QT_FORWARD_DECLARE_CLASS(QSortFilterProxyModel)

namespace Panel {

class Button;
class GlyphLabel;
class Hub;
class IconButton;
class Inspector;
class Label;
class LiveView;
class SearchField;
class SparkWidget;

//! \brief Events as they arrive: which classes, the list, and one of them in full
class EventsPage : public QWidget
{
    Q_OBJECT
public:
    explicit EventsPage(Hub *hub, QWidget *parent = nullptr);

    LiveView *list() const { return m_list; }
    Inspector *inspector() const { return m_inspector; }
    QTreeView *tree() const { return m_tree; }
    //! Shows one concrete class only
    void showOnly(const QString &className);
    void clear();
    void focusSearch();

private:
    QWidget *buildTree();
    QWidget *buildList();
    void refresh();
    void refreshEmptyText();

    Hub *m_hub;
    QSortFilterProxyModel *m_treeFilter;
    SearchField *m_treeSearch;
    QTreeView *m_tree;
    GlyphLabel *m_streamTitle;
    SparkWidget *m_spark;
    Label *m_rate;
    Button *m_pause;
    IconButton *m_follow;
    Label *m_shown;
    Label *m_kept;
    Label *m_dropped;
    LiveView *m_list;
    Inspector *m_inspector;
};

} // namespace Panel
