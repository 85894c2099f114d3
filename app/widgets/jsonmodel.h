#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QSet>

#include <functional>
#include <memory>

namespace Panel {

enum class JsonKind
{
    Object,
    Array,
    String,
    Number,
    Bool,
    Null,
    Invalid
};

//! \brief A JSON text as a tree that is read only where it is opened
//!
//! The text is scanned when a node is opened, 1,000 children at a time; a closed branch costs nothing. Values of secret
//! keys are eight dots and cannot be had from the model.
class JsonModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        KeyRole = Qt::UserRole + 1, //!< QString; an index in arrays
        ValueRole, //!< QString as painted: quoted, elided at 4 KiB, "{ 24 keys }"
        KindRole, //!< int of JsonKind
        PathRole, //!< QString "d.author.roles[0]"
        SecretRole, //!< bool
        HintRole, //!< QString: the name of a number, for example "Dispatch"
    };
    static constexpr int batch = 1000;
    static constexpr qsizetype maxValue = 4096;

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    //! \brief Shows another text; an invalid one gives one row that says so
    void setJson(const QByteArray &json);
    const QByteArray &json() const { return m_json; }
    void clear() { setJson({}); }

    //! \brief Keys, in any case, whose values are never shown; default: token, authorization, password, secret …
    void setSecretKeys(const QSet<QString> &keys);
    //! \brief A last look at every string, for what is secret by value; the library's redact()
    void setRedactor(std::function<QString(const QString &)> redactor);
    //! \brief The name of a number by its path, or an empty string
    void setHints(std::function<QString(const QString &path, const QString &value)> hints);

    QString path(const QModelIndex &index) const;
    //! \brief The index of a path, opened on the way; invalid if there is none
    QModelIndex indexOf(const QString &path);
    //! \brief The whole value as text: strings without quotes, others as JSON; empty for secrets
    QString value(const QModelIndex &index) const;
    //! \brief The value as JSON text with secrets masked, also inside
    QByteArray subtree(const QModelIndex &index) const;
    //! \brief The next node after \a from whose key or value contains \a text (any case), in reading order; goes round
    //! once
    QModelIndex find(const QString &text, const QModelIndex &from, bool backwards = false);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node;

    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void fetch(Node *node, int count) const;
    void fetchAll(Node *node);
    QModelIndex descendTo(qsizetype offset);
    QString keyOf(const Node *node) const;
    QString shownValue(const Node *node) const;
    qsizetype childCount(const Node *node) const;
    bool isSecret(const Node *node) const;
    bool isSecretKey(const QString &key) const;
    QByteArray masked(qsizetype begin, qsizetype end, int depth = 0) const;

    QByteArray m_json;
    std::unique_ptr<Node> m_root;
    QSet<QString> m_secretKeys;
    std::function<QString(const QString &)> m_redactor;
    std::function<QString(const QString &, const QString &)> m_hints;
};

} // namespace Panel
