#pragma once

#include <hikari/simulator/scenario.h>
#include <hikari/simulator/simulatorfault.h>

#include <QCoreApplication>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace Panel {

//! \brief What hikari-panel was asked to do
//!
//! Parsed before there is an application object, because `headless` must not load a GUI plugin.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
public:
    enum class Command
    {
        Window,
        Demo,
        Run,
        Headless,
        Simulate,
        Screenshot,
        Schema,
        Help,
        Version
    };
    struct LogRule
    {
        QString category;
        QString level;
    };

    Command command = Command::Window;
    //! "what: how to fix" when the arguments are wrong; empty when they are fine
    QString error;

    // The world of `demo`, `headless --demo`, `simulate` and `screenshot`; of the last without faults
    int shards = 8;
    int guilds = 2048;
    double rate = 300; //!< events per second
    quint64 seed = 1;
    bool repeatable = false; //!< the world's clock depends on the seed alone
    bool calm = false; //!< no scripted incident
    QList<Hikari::FaultOrder> faults; //!< at work from the start; none that happens only once
    std::optional<Hikari::Scenario> scenario; //!< begins with the world

    // Identity of `run`, `headless`, `simulate`
    bool demo = false; //!< `headless --demo`
    QString tokenEnvironment = QStringLiteral("BOT_TOKEN");
    bool tokenFromEnvironmentGiven = false;
    bool tokenFromInput = false;
    QString madeUpToken; //!< `simulate` only: a token that opens nothing
    QUrl restUrl; //!< empty = Discord's
    quint16 port = 0; //!< `simulate`: REST port, 0 = the system's choice

    double duration = 0; //!< seconds after which `headless` and `simulate` stop; 0 = never

    // Appearance
    QString theme; //!< "dark", "light" or "system"; empty = as stored
    QString language; //!< two letters; empty = the system's
    QString page; //!< "overview", "events" or "logs"; empty = the first
    QSize size; //!< of the window; not valid = default

    // `screenshot`
    double at = 5; //!< seconds after the start
    QString output;
    QString state; //!< "empty", "connecting", "degraded", "failed", "paused" or empty

    // `schema`
    QString table; //!< "events", "fields", "models" or "enums"

    QList<LogRule> logRules;
    bool noColor = false;
    bool traceStartup = false;

    //! \param arguments with the program's name first; options of Qt itself are passed over
    static CommandLine parse(const QStringList &arguments);
    //! The text of `--help`
    static QString help();
    //! The text of `--version`: library, Qt at run time and at build time
    static QString version();

    //! Whether the command opens windows, and so needs a display
    bool needsDisplay() const;
};

} // namespace Panel
