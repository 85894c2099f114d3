#pragma once

#include <widgets/card.h>

#include <QElapsedTimer>
#include <QList>

QT_FORWARD_DECLARE_CLASS(QTableView)

namespace Panel {

class ChipBar;
class Hub;
class Label;
class SearchField;
class ShardFilterModel;

//! \brief The table of shards with chips, a filter field and what can be done to a shard
class ShardPanel : public Card
{
    Q_OBJECT
public:
    explicit ShardPanel(Hub *hub, QWidget *parent = nullptr);

    //! \param id "all", "ready", "starting", "problem", "failed" or "stopped"
    void showGroup(const QString &id);
    void toggleProblemsFirst();
    void focusFilter();
    //! Reconnects what is selected
    void reconnectSelected();
    QTableView *table() const { return m_table; }
    //! Ids of the selected shards
    QList<int> selectedShards() const;

Q_SIGNALS:
    //! -1 = none
    void currentShardChanged(int shard);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void settleIfQuiet();
    void showMenu(const QPoint &globalPosition);
    void fitColumns();

    Hub *m_hub;
    ShardFilterModel *m_model;
    ChipBar *m_chips;
    SearchField *m_filter;
    QTableView *m_table;
    Label *m_empty;
    QElapsedTimer m_sinceSettled;
    QElapsedTimer m_sinceKey;
    bool m_menuOpen = false;
};

} // namespace Panel
