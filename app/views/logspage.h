#pragma once

#include <QWidget>

QT_FORWARD_DECLARE_CLASS(QTreeView)

namespace Panel {

class Button;
class ChipBar;
class Hub;
class IconButton;
class Label;
class LiveView;
class LogCategoryModel;
class SearchField;

//! \brief The whole log: what is shown by level, category and text, and what is recorded
class LogsPage : public QWidget
{
    Q_OBJECT
public:
    explicit LogsPage(Hub *hub, QWidget *parent = nullptr);

    LiveView *list() const { return m_list; }
    void goToProblem(bool backwards);
    void goToMatch(bool backwards);
    void focusSearch();
    void clear();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildLevels();
    QWidget *buildTools();
    void refresh();
    void applySearch();
    void goTo(quint64 position);

    Hub *m_hub;
    LogCategoryModel *m_categories;
    QTreeView *m_tree;
    Button *m_reset;
    ChipBar *m_chips;
    SearchField *m_search;
    IconButton *m_hideOthers;
    Button *m_caseSensitive;
    Label *m_matches;
    Label *m_kept;
    Button *m_pause;
    IconButton *m_follow;
    LiveView *m_list;
    quint64 m_seconds = 0;
};

} // namespace Panel
