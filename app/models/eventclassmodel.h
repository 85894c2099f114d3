#pragma once

#include <hikari/events/registry.h>

#include <QAbstractItemModel>
#include <QSet>

#include <functional>
#include <vector>

namespace Panel {

//! \brief The tree of event classes from the library's registry, with ticks and rates
//!
//! A tick belongs to concrete classes; a base shows what holds for those below it, and ticking it ticks them all.
class EventClassModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Rate,
        ColumnCount
    };
    enum Role
    {
        TypeRole = Qt::UserRole, //!< quint32 of Hikari::EventType
        RateValueRole, //!< double, per second
    };

    explicit EventClassModel(QObject *parent = nullptr);

    //! Classes that none of these intents can bring are greyed; the default is all intents
    void setIntents(Hikari::Intents intents);
    //! \brief Reads the rates of the concrete classes anew; bases show the sum
    void updateRates(const std::function<double(Hikari::EventType)> &rateOf);

    QSet<Hikari::EventType> selected() const;
    bool isEverythingSelected() const;
    void selectAll(bool on);

    QModelIndex indexOf(Hikari::EventType type) const;
    Hikari::EventType typeAt(const QModelIndex &index) const;
    //! "MessageCreate" for concrete classes, "MessageEvent" for bases
    static QString shownName(Hikari::EventType type);
    //! "Event › ShardEvent › MessageCreate"
    static QString lineage(Hikari::EventType type);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    //! Other concrete classes are ticked now
    void selectionChanged();

private:
    struct Node
    {
        Hikari::EventType type = Hikari::EventType::Event;
        bool isConcrete = false;
        int parent = -1;
        int row = 0; // among its siblings
        std::vector<int> children;
        bool ticked = true; // of concrete classes
        double rate = 0;
    };

    Qt::CheckState checkState(int node) const;
    void tick(int node, bool on);
    bool isReceivable(const Node &node) const;
    int nodeOf(const QModelIndex &index) const;
    QModelIndex indexOfNode(int node, int column = 0) const;

    std::vector<Node> m_nodes; // bases before what derives from them; 0 is Event
    Hikari::Intents m_intents;
};

} // namespace Panel
