#pragma once

#include <hikari/core/snowflake.h>
#include <hikari/model/application.h>
#include <hikari/model/channel.h>
#include <hikari/model/interaction.h>
#include <hikari/model/jsonscalar.h>
#include <hikari/model/permissions.h>

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Hikari {

//! \brief A value that a user may choose for an option
//!
//! See Discord Docs/Application Commands, "Application Command Option Choice Structure".
struct CommandOptionChoice
{
    QString name; //!< 1 to 100 characters
    QHash<QString, QString> nameLocalizations; //!< by Locale
    JsonScalar value; //!< text, whole number or number, as the option's type is

    bool operator==(const CommandOptionChoice &) const = default;
};

//! \brief A parameter of a command, or a subcommand
//!
//! See Discord Docs/Application Commands, "Application Command Option Structure".
struct CommandOption
{
    CommandOptionType type = CommandOptionType::String;
    QString name; //!< 1 to 32 characters
    QHash<QString, QString> nameLocalizations;
    QString description; //!< 1 to 100 characters
    QHash<QString, QString> descriptionLocalizations;
    bool isRequired = false;
    QList<CommandOptionChoice> choices; //!< at most 25
    QList<CommandOption> options; //!< of a subcommand or group
    QList<ChannelType> channelTypes; //!< of a channel option; empty: all
    QList<QString> fileTypes; //!< of an attachment option: values of FileTypeFilter or extensions; empty: all
    JsonScalar minValue;
    JsonScalar maxValue;
    std::optional<int> minLength; //!< 0 to 6,000
    std::optional<int> maxLength; //!< 1 to 6,000
    bool hasAutocomplete = false;
    std::optional<QString> nameLocalized; //!< instead of the dictionary, when that was not asked for
    std::optional<QString> descriptionLocalized;

    bool operator==(const CommandOption &) const = default;
};

//! \brief A command of an application
//!
//! See Discord Docs/Application Commands, "Application Command Structure".
struct ApplicationCommand
{
    Snowflake id;
    CommandType type = CommandType::ChatInput;
    Snowflake applicationId;
    std::optional<Snowflake> guildId; //!< nullopt: in all guilds
    QString name; //!< 1 to 32 characters
    QHash<QString, QString> nameLocalizations;
    QString description; //!< 1 to 100 characters; empty unless it is a slash command
    QHash<QString, QString> descriptionLocalizations;
    QList<CommandOption> options; //!< at most 25; required ones first
    std::optional<Permissions> defaultMemberPermissions; //!< nullopt: everybody; none: administrators
    std::optional<bool> isDmAllowed; //!< deprecated by Discord: see contexts
    std::optional<bool> isDefaultAllowed; //!< deprecated by Discord
    bool isNsfw = false;
    QList<IntegrationType> integrationTypes;
    std::optional<QList<InteractionContext>> contexts; //!< nullopt: all
    Snowflake version; //!< changes with every change
    std::optional<CommandHandler> handler; //!< of entry point commands
    std::optional<QString> nameLocalized; //!< instead of the dictionary, when that was not asked for
    std::optional<QString> descriptionLocalized;

    bool operator==(const ApplicationCommand &) const = default;
};

} // namespace Hikari
