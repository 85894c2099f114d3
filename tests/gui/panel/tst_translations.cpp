#include "commands/language.h"
#include "data/applicationstate.h"
#include "data/formats.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Panel;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms;
    bool finished = true;
    bool numerus = false;
};

QList<Message> read(const QString &name)
{
    QFile file(QStringLiteral(HIKARI_TRANSLATIONS "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            if (xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.name() == u"message") {
                message = {};
                message.context = context;
                message.numerus = xml.attributes().value(u"numerus"_s) == u"yes";
            } else if (xml.name() == u"source") {
                message.source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                message.finished = !xml.attributes().hasAttribute(u"type"_s);
                if (!message.numerus)
                    message.forms = { xml.readElementText() };
            } else if (xml.name() == u"numerusform") {
                message.forms.append(xml.readElementText());
            }
        } else if (xml.isEndElement() && xml.name() == u"message") {
            messages.append(message);
        }
    }
    return messages;
}

QStringList places(const QString &text)
{
    QStringList found;
    static const QRegularExpression place(u"%L?[0-9n]"_s);
    auto it = place.globalMatch(text);
    while (it.hasNext())
        found.append(it.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void germanIsComplete()
    {
        const auto messages = read(u"hikari-panel_de.ts"_s);
        QVERIFY(messages.size() > 300);
        for (const Message &message : messages) {
            const QByteArray what = (message.context + u": " + message.source).toUtf8();
            QVERIFY2(message.finished, what.constData());
            QCOMPARE(message.forms.size(), message.numerus ? 2 : 1);
            for (const QString &form : message.forms) {
                QVERIFY2(!form.trimmed().isEmpty(), what.constData());
                QVERIFY2(places(form) == places(message.source), what.constData());
            }
        }
    }

    void englishHasItsPlurals()
    {
        int count = 0;
        for (const Message &message : read(u"hikari-panel_en.ts"_s)) {
            if (!message.numerus)
                continue;
            ++count;
            QVERIFY2(message.finished, qPrintable(message.source));
            QCOMPARE(message.forms.size(), 2);
            for (const QString &form : message.forms)
                QVERIFY2(!form.contains(u"(s)"_s) && !form.contains(u"(es)"_s), qPrintable(form));
        }
        QVERIFY(count > 20);
    }

    void pluralFormsAreRight_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("en 0") << u"en"_s << 0 << u"0 shards need attention."_s;
        QTest::newRow("en 1") << u"en"_s << 1 << u"1 shard needs attention."_s;
        QTest::newRow("en 2") << u"en"_s << 2 << u"2 shards need attention."_s;
        QTest::newRow("en 21") << u"en"_s << 21 << u"21 shards need attention."_s;
        QTest::newRow("de 0") << u"de"_s << 0 << u"Um 0 Shards muss man sich kümmern."_s;
        QTest::newRow("de 1") << u"de"_s << 1 << u"Um 1 Shard muss man sich kümmern."_s;
        QTest::newRow("de 2") << u"de"_s << 2 << u"Um 2 Shards muss man sich kümmern."_s;
        QTest::newRow("de 5000") << u"de"_s << 5000 << u"Um 5.000 Shards muss man sich kümmern."_s;
    }
    void pluralFormsAreRight()
    {
        QFETCH(QString, language);
        QFETCH(int, count);
        installLanguage(language);
        QTEST(
            QCoreApplication::translate("Panel::OverviewPage", "%Ln shard(s) need attention.", nullptr, count), "text");
    }

    void numbersAndWordsFollowTheLanguage()
    {
        installLanguage(u"de"_s);
        QCOMPARE(Formats::count(1284), u"1.284"_s);
        QCOMPARE(Formats::relativeTime(0, 1500).replace(QChar(0x00a0), u' '), u"vor 1,5 s"_s);
        QCOMPARE(ApplicationStateText::badge(ApplicationState::NotConnected, {}), u"Nicht verbunden"_s);
        ShardCounts counts;
        counts.wanted = counts.ready = 8;
        QCOMPARE(ApplicationStateText::sentence(ApplicationState::Ready, counts), u"Alle 8 Shards sind bereit"_s);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
