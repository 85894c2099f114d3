#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <utility>

//! Reads lib/docs/parity.md: every row of the seed is there with a test that carries its id, and that test is run
class TestParity : public QObject
{
    Q_OBJECT

    struct Row
    {
        QString id;
        QString ours;
        QString program;
        QString slot;
    };

    //! Not built yet. Whoever builds one gives it its row and takes it off here.
    const QStringList m_unbuilt { QStringLiteral("class.base_gatewaybotaware"), QStringLiteral("class.gatewaybot"),
        QStringLiteral("class.session_settings_at_run_time"), QStringLiteral("class.single_process_sharding"),
        QStringLiteral("ctor.allow_color"), QStringLiteral("ctor.allow_color_advisory"),
        QStringLiteral("ctor.allow_color_clicolor_override"), QStringLiteral("ctor.auto_chunk_members"),
        QStringLiteral("ctor.auto_chunk_members_all_conditions"), QStringLiteral("ctor.auto_chunk_members_condition_1"),
        QStringLiteral("ctor.auto_chunk_members_condition_2"), QStringLiteral("ctor.auto_chunk_members_condition_3"),
        QStringLiteral("ctor.auto_chunk_members_condition_4"), QStringLiteral("ctor.banner"),
        QStringLiteral("ctor.banner_none"), QStringLiteral("ctor.cache_settings"), QStringLiteral("ctor.capabilities"),
        QStringLiteral("ctor.dumps"), QStringLiteral("ctor.executor"), QStringLiteral("ctor.executor_process_pool"),
        QStringLiteral("ctor.executor_thread_pool"), QStringLiteral("ctor.force_color"),
        QStringLiteral("ctor.force_color_clicolor_force_override"), QStringLiteral("ctor.force_color_precedence"),
        QStringLiteral("ctor.http_settings"), QStringLiteral("ctor.http_settings_redirects"),
        QStringLiteral("ctor.http_settings_ssl"), QStringLiteral("ctor.http_settings_timeouts"),
        QStringLiteral("ctor.intents"), QStringLiteral("ctor.keyword_only_options"), QStringLiteral("ctor.loads"),
        QStringLiteral("ctor.logs"), QStringLiteral("ctor.logs_dict"), QStringLiteral("ctor.logs_dict_example"),
        QStringLiteral("ctor.logs_dict_handlers"), QStringLiteral("ctor.logs_file"),
        QStringLiteral("ctor.logs_incremental_dict"), QStringLiteral("ctor.logs_level"),
        QStringLiteral("ctor.logs_none"), QStringLiteral("ctor.logs_trace_hikari"),
        QStringLiteral("ctor.max_rate_limit"), QStringLiteral("ctor.max_rate_limit_error"),
        QStringLiteral("ctor.max_rate_limit_infinite"), QStringLiteral("ctor.max_rate_limit_scope"),
        QStringLiteral("ctor.max_retries"), QStringLiteral("ctor.proxy_settings"), QStringLiteral("ctor.rest_url"),
        QStringLiteral("ctor.suppress_optimization_warning"), QStringLiteral("ctor.token"),
        QStringLiteral("environment.clicolor"), QStringLiteral("environment.clicolor_force"),
        QStringLiteral("environment.colorterm"), QStringLiteral("environment.http_proxy_https_proxy_netrc"),
        QStringLiteral("environment.pycharm_hosted_wt_session"), QStringLiteral("environment.term_program_ansicon"),
        QStringLiteral("error.componentstateconflicterror"), QStringLiteral("error.hikariinterrupt"),
        QStringLiteral("error.ratelimittoolongerror"), QStringLiteral("error.runtimeerror_session_limit"),
        QStringLiteral("error.timeouterror_wait_for"), QStringLiteral("error.typeerror_shard_ids"),
        QStringLiteral("error.valueerror_print_banner"), QStringLiteral("example.dictionary_logging"),
        QStringLiteral("print_banner.allow_color"), QStringLiteral("print_banner.banner"),
        QStringLiteral("print_banner.extra_args"), QStringLiteral("print_banner.extra_args_protected"),
        QStringLiteral("print_banner.extra_args_valueerror"), QStringLiteral("print_banner.force_color"),
        QStringLiteral("print_banner.print_banner"), QStringLiteral("print_banner.static"),
        QStringLiteral("property.shards"), QStringLiteral("property.shards_before_start"),
        QStringLiteral("run.activity"), QStringLiteral("run.afk"), QStringLiteral("run.all_named"),
        QStringLiteral("run.asyncio_debug"), QStringLiteral("run.check_for_updates"), QStringLiteral("run.close_loop"),
        QStringLiteral("run.close_loop_waits_for_connectors"), QStringLiteral("run.close_passed_executor"),
        QStringLiteral("run.coroutine_tracking_depth"), QStringLiteral("run.enable_signal_handlers"),
        QStringLiteral("run.enable_signal_handlers_custom"), QStringLiteral("run.enable_signal_handlers_main_thread"),
        QStringLiteral("run.error_already_running"), QStringLiteral("run.error_shard_ids_without_shard_count"),
        QStringLiteral("run.idle_since"), QStringLiteral("run.ignore_session_start_limit"),
        QStringLiteral("run.interrupt_kind"), QStringLiteral("run.large_threshold"),
        QStringLiteral("run.propagate_interrupts"), QStringLiteral("run.run"), QStringLiteral("run.shard_count"),
        QStringLiteral("run.shard_ids"), QStringLiteral("run.shard_ids_deduplicated"),
        QStringLiteral("run.shard_ids_needs_shard_count"), QStringLiteral("run.startup_window_delay"),
        QStringLiteral("run.status"), QStringLiteral("start.activity"), QStringLiteral("start.afk"),
        QStringLiteral("start.all_named"), QStringLiteral("start.check_for_updates"),
        QStringLiteral("start.error_already_running"), QStringLiteral("start.error_shard_ids_without_shard_count"),
        QStringLiteral("start.idle_since"), QStringLiteral("start.ignore_session_start_limit"),
        QStringLiteral("start.large_threshold"), QStringLiteral("start.shard_count"), QStringLiteral("start.shard_ids"),
        QStringLiteral("start.shard_ids_deduplicated"), QStringLiteral("start.shard_ids_needs_shard_count"),
        QStringLiteral("start.start"), QStringLiteral("start.startup_window_delay"), QStringLiteral("start.status"),
        QStringLiteral("type.loggerlevel") };

    QHash<QString, QString> m_sources; // of the test programs
    QSet<QString> m_run; // by ctest
    QList<Row> m_rows;

    static QString read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static bool isLineOfTable(const QString &text) { return text.startsWith(QStringLiteral("| `")); }
    QStringList ids() const
    {
        QStringList result;
        for (const Row &row : m_rows)
            result.append(row.id);
        return result;
    }
    //! The id that the name of \a slot begins with, after the number of a pitfall; of several the longest
    QString idOf(const QString &slot) const
    {
        static const QRegularExpression pitfall(QStringLiteral("^P\\d+_"));
        const QString name = QString(slot).remove(pitfall);
        QString found;
        for (const QString &id : ids() + m_unbuilt) {
            const QString prefix = QString(id).replace(u'.', u'_');
            if (id.size() > found.size() && (name == prefix || name.startsWith(QString(prefix + u'_'))))
                found = id;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QDirIterator files(QStringLiteral(HIKARI_TEST_DATA "/.."), { QStringLiteral("tst_*.cpp") }, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            m_sources.insert(files.fileInfo().completeBaseName(), read(path));
        }
        QVERIFY(m_sources.size() > 50);

        static const QRegularExpression declared(QStringLiteral("add_test\\(\\[=\\[(tst_\\w+)\\]=\\]"));
        QDirIterator lists(QStringLiteral(HIKARI_TESTS_BINARY_DIR), { QStringLiteral("CTestTestfile.cmake") },
            QDir::Files, QDirIterator::Subdirectories);
        while (lists.hasNext()) {
            const QString text = read(lists.next());
            for (auto it = declared.globalMatch(text); it.hasNext();)
                m_run.insert(it.next().captured(1));
        }
        QVERIFY(m_run.size() > 50);

        static const QRegularExpression line(
            QStringLiteral("^\\| `([a-z0-9_.]+)` \\| ([^|]*) \\| `(tst_\\w+) (\\w+)` \\| [^|]*\\|$"));
        const QString table = read(QStringLiteral(HIKARI_TEST_DATA "/../../lib/docs/parity.md"));
        for (const QString &text : table.split(u'\n')) {
            if (!isLineOfTable(text))
                continue;
            const QRegularExpressionMatch match = line.match(text);
            QVERIFY2(match.hasMatch(), qPrintable(QStringLiteral("no row with a test: ") + text));
            m_rows.append({ match.captured(1), match.captured(2).trimmed(), match.captured(3), match.captured(4) });
        }
    }
    void everyRowIsThereOnce()
    {
        QStringList all = ids();
        QVERIFY2(std::is_sorted(all.cbegin(), all.cend()), "the rows are not in their order");
        all += m_unbuilt;
        QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), all.size());
        QCOMPARE(all.size(), 188);
        for (const Row &row : std::as_const(m_rows))
            QVERIFY2(!row.ours.isEmpty(), qPrintable(row.id + QStringLiteral(" has no name of ours")));
    }
    void everyTestCarriesItsRowAndIsRun()
    {
        QStringList wrong;
        QHash<QString, QString> owners;
        for (const Row &row : std::as_const(m_rows)) {
            const QRegularExpression slot(QStringLiteral("^ +void %1\\(\\)").arg(row.slot),
                QRegularExpression::MultilineOption); // in its class, not commented out
            if (!m_sources.value(row.program).contains(slot))
                wrong.append(QStringLiteral("%1: there is no %2 in %3").arg(row.id, row.slot, row.program));
            if (!m_run.contains(row.program))
                wrong.append(QStringLiteral("%1: %2 is not run by ctest").arg(row.id, row.program));
            if (idOf(row.slot) != row.id)
                wrong.append(QStringLiteral("%1: %2 carries the id \"%3\"").arg(row.id, row.slot, idOf(row.slot)));
            if (owners.contains(row.slot))
                wrong.append(QStringLiteral("%1: %2 is the test of %3").arg(row.id, row.slot, owners.value(row.slot)));
            owners.insert(row.slot, row.id);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
    void rowsAreThoseOfTheSeed()
    {
        const QString seed = read(QStringLiteral(HIKARI_SHARED_DIR "/parity/seed.tsv"));
        if (seed.isEmpty())
            QSKIP("needs the parity tables");
        QStringList wanted;
        for (const QString &text : seed.split(u'\n', Qt::SkipEmptyParts).mid(1))
            wanted.append(text.section(u'\t', 0, 0));
        QStringList have = ids() + m_unbuilt;
        have.sort();
        QCOMPARE(have, wanted);
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "tst_parity.moc"
