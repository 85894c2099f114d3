#include <hikari/simulator/scenario.h>

#include <hikari/simulator/timetext_p.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <cmath>

static void initializeResources()
{
    Q_INIT_RESOURCE(hikari_scenarios); // a static library's resources are not found otherwise
}

namespace Hikari {

namespace {

using std::chrono::milliseconds;

constexpr double mostRate = 50000;
constexpr qint64 mostBytes = 1 << 20; // of a file

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

// The first key that is not among \a known
QString unknownKey(const QJsonObject &object, std::initializer_list<const char *> known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (std::none_of(known.begin(), known.end(), [&](const char *one) { return key == QLatin1String(one); }))
            return key;
    }
    return {};
}

std::optional<qint64> wholeNumber(const QJsonValue &value, qint64 least, qint64 most)
{
    const double number = value.toDouble(-1);
    const bool isGood = value.isDouble() && number == std::floor(number) && number >= double(least);
    return isGood && number <= double(most) ? std::optional(value.toInteger()) : std::nullopt;
}

QString stepName(qsizetype index)
{
    return QStringLiteral("step %1").arg(index + 1);
}

//! \return what is wrong; empty: nothing
QString readStep(const QJsonValue &value, ScenarioStep *step)
{
    if (!value.isObject())
        return text("it has to be an object such as {\"at\": \"2s\", \"fault\": \"cut\"}");
    const QJsonObject object = value.toObject();
    const QJsonValue fault = object[QLatin1String("fault")];
    const QJsonValue rate = object[QLatin1String("rate")];
    const QJsonValue clear = object[QLatin1String("clear")];
    if (const QString key = unknownKey(object, { "at", "fault", "rate", "clear" }); !key.isEmpty())
        return text("\"%1\" is not known; allowed are at, fault, rate, clear").arg(key);
    const auto at = timeFromText(object[QLatin1String("at")].toString());
    if (!at)
        return text("\"at\" has to be a text with a time such as \"500ms\", \"2s\" or \"1min\"");
    step->at = *at;
    if (int(!fault.isUndefined()) + int(!rate.isUndefined()) + int(!clear.isUndefined()) != 1)
        return text("it needs one of fault, rate, clear besides \"at\"");
    if (!fault.isUndefined()) {
        QString problem;
        step->fault = FaultOrder::fromText(fault.toString(), &problem);
        return problem;
    }
    if (!rate.isUndefined()) {
        step->rate = rate.isDouble() ? rate.toDouble() : -1;
        return {}; // its range is checked with the rest
    }
    step->clears = clear == QJsonValue(true);
    return step->clears ? QString() : text("\"clear\" has to be true");
}

} // namespace

QString ScenarioStep::text() const
{
    if (fault)
        return fault->toText();
    return rate ? QStringLiteral("rate %1").arg(*rate) : QStringLiteral("clear");
}

std::optional<Scenario> Scenario::fromJson(const QByteArray &json, QString *error)
{
    const auto fail = [error](const QString &message) {
        if (error)
            *error = message;
        return std::nullopt;
    };
    QJsonParseError parsed {};
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return fail(text("no JSON at byte %1: %2").arg(parsed.offset).arg(parsed.errorString()));
    if (!document.isObject())
        return fail(text("the file has to hold an object with \"name\" and \"steps\""));
    const QJsonObject object = document.object();
    if (const QString key = unknownKey(object, { "name", "description", "seed", "repeat", "steps" }); !key.isEmpty())
        return fail(text("\"%1\" is not known; allowed are name, description, seed, repeat, steps").arg(key));

    Scenario scenario;
    scenario.name = object[QLatin1String("name")].toString();
    const QJsonValue description = object[QLatin1String("description")];
    if (!description.isString() && !description.isUndefined())
        return fail(text("\"description\" has to be a text"));
    scenario.description = description.toString();
    if (object.contains(QLatin1String("seed"))) {
        const auto seed = wholeNumber(object[QLatin1String("seed")], 0, qint64(1) << 53);
        if (!seed)
            return fail(text("\"seed\" has to be a whole number from 0 on"));
        scenario.seed = quint64(*seed);
    }
    if (object.contains(QLatin1String("repeat"))) {
        const auto rounds = wholeNumber(object[QLatin1String("repeat")], 0, 1'000'000);
        if (!rounds)
            return fail(text("\"repeat\" has to be a whole number of rounds from 0 (until it is stopped) to 1000000"));
        scenario.rounds = int(*rounds);
    }
    if (!object[QLatin1String("steps")].isArray())
        return fail(text("\"steps\" has to be a list of objects such as {\"at\": \"2s\", \"fault\": \"cut\"}"));
    const QJsonArray steps = object[QLatin1String("steps")].toArray();
    for (const QJsonValue &value : steps) {
        ScenarioStep step;
        const QString problem = readStep(value, &step);
        if (!problem.isEmpty())
            return fail(stepName(scenario.steps.size()) + text(": ") + problem);
        scenario.steps += step;
    }
    if (const QString problem = scenario.problem(); !problem.isEmpty())
        return fail(problem);
    return scenario;
}

QString Scenario::problem() const
{
    if (name.trimmed().isEmpty())
        return text("\"name\" has to be a text that is not empty");
    if (steps.isEmpty())
        return text("\"steps\" is empty; there has to be one at least");
    if (rounds < 0)
        return text("\"repeat\" is negative; allowed is 0 (until it is stopped) and more");
    milliseconds last { 0 };
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const ScenarioStep &step = steps[i];
        if (step.at < last)
            return stepName(i) + text(": \"at\" is before the step above; steps come in the order of their times");
        if (step.at > std::chrono::hours(24))
            return stepName(i) + text(": \"at\" is more than a day");
        last = step.at;
        if (int(step.fault.has_value()) + int(step.rate.has_value()) + int(step.clears) != 1)
            return stepName(i) + text(": it needs one of fault, rate, clear");
        if (step.fault && !step.fault->problem().isEmpty())
            return stepName(i) + text(": ") + step.fault->problem();
        if (step.rate && !(*step.rate >= 0 && *step.rate <= mostRate))
            return stepName(i) + text(": \"rate\" has to be a number of events a second from 0 to 50000");
    }
    if (rounds != 1 && last.count() == 0)
        return text("a scenario that repeats has to last: give its last step an \"at\" above 0s");
    return {};
}

QList<Scenario> Scenario::builtIn()
{
    initializeResources();
    QList<Scenario> all;
    const QDir folder(QStringLiteral(":/hikari/scenarios"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QString error;
        if (const auto scenario = fromJson(file.readAll(), &error))
            all += *scenario;
        else
            qFatal("scenario %s: %s", qPrintable(name), qPrintable(error)); // a test reads them all
    }
    return all;
}

std::optional<Scenario> Scenario::find(const QString &nameOrFile, QString *error)
{
    QStringList names;
    const QList<Scenario> all = builtIn();
    for (const Scenario &scenario : all) {
        if (scenario.name == nameOrFile)
            return scenario;
        names += scenario.name;
    }
    QString problem;
    QFile file(nameOrFile);
    if (!file.exists()) {
        problem = text("no scenario and no file is called \"%1\"; there are %2, or name a file of JSON")
                      .arg(nameOrFile, names.join(text(", ")));
    } else if (!file.open(QIODevice::ReadOnly)) {
        problem = text("%1 cannot be read (%2)").arg(nameOrFile, file.errorString());
    } else if (file.size() > mostBytes) {
        problem = text("%1 is larger than 1 MiB").arg(nameOrFile);
    } else {
        if (const auto scenario = fromJson(file.readAll(), &problem))
            return scenario;
        problem.prepend(nameOrFile + text(": "));
    }
    if (error)
        *error = problem;
    return std::nullopt;
}

Scenario Scenario::spedUp(double factor) const
{
    Q_ASSERT(factor > 0);
    const auto shorter = [factor](milliseconds &time) {
        if (time.count() > 0) // what is not zero stays so: zero means something else
            time = milliseconds(std::max<qint64>(1, std::llround(double(time.count()) / factor)));
    };
    Scenario copy = *this;
    for (ScenarioStep &step : copy.steps) {
        shorter(step.at);
        if (step.fault) {
            shorter(step.fault->duration);
            shorter(step.fault->period);
        }
    }
    return copy;
}

} // namespace Hikari
