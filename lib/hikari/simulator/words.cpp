#include <hikari/simulator/words_p.h>

namespace Hikari::Sim::Words {

namespace {

constexpr const char *guildAdjectiveList[] { "Quiet", "Crimson", "Paper", "Northern", "Velvet", "Hidden", "Copper",
    "Midnight", "Little", "Electric", "Wandering", "Golden", "Frozen", "Green", "Lost", "Brave", "Pixel", "Salty",
    "Lunar", "Hollow", "Rusty", "Silver", "Sunny", "Thirteenth", "Blaue", "Petit", "Verde", "Tiny", "Grand", "Open" };
constexpr const char *guildNounList[] { "Lantern", "Harbour", "Foxes", "Library", "Kitchen", "Orchard", "Compiler",
    "Railway", "Observatory", "Tavern", "Garden", "Arcade", "Workshop", "Otters", "Lighthouse", "Meadow", "Archive",
    "Rooftop", "Campfire", "Aquarium", "Synth", "Bakery", "Chess Club", "Raiders", "Telescope", "Werkstatt", "Atelier",
    "Dragons", "Marathon", "Cartographers" };
constexpr const char *guildKindList[] { "", "", "", " Guild", " Society", " HQ", " & Friends", " EU", " Community",
    " Official", " Lounge", " 東京", " München", " ✨", " Dev", " Fan Club" };
constexpr const char *firstNameList[] { "Mira", "Jonas", "Aiko", "Tomás", "Lena", "Oskar", "Priya", "Noah", "Zeynep",
    "Luca", "Sofia", "Emil", "Yara", "Kenji", "Freya", "Mateo", "Ines", "Bo", "Chloé", "Dmitri", "Elif", "Finn",
    "Greta", "Hugo", "Isla", "Jun", "Kofi", "Lucía", "Marek", "Nadia", "Olu", "Petra", "Quinn", "Rosa", "Sven", "Tara",
    "Uma", "Viktor", "Wren", "Ximena" };
constexpr const char *lastNameList[] { "Abel", "Brandt", "Castro", "Demir", "Eriksen", "Fischer", "Garcia", "Haas",
    "Ito", "Jansen", "Kovač", "Lindqvist", "Moreau", "Novák", "Okafor", "Petit", "Quist", "Rossi", "Sato", "Tran",
    "Ueda", "Vargas", "Weber", "Xu", "Yılmaz", "Zieliński" };
constexpr const char *nickWordList[] { "otter", "maple", "nebula", "biscuit", "falcon", "tinker", "pebble", "comet",
    "noodle", "badger", "cobalt", "fern", "glitch", "hazel", "indigo", "juniper", "kestrel", "lemur", "mocha", "nimbus",
    "orbit", "pickle", "quartz", "raven", "sprout", "toast", "umbra", "violet", "walnut", "zephyr" };
constexpr const char *textChannelList[] { "general", "announcements", "introductions", "off-topic", "memes", "help",
    "showcase", "music", "gaming", "art", "photos", "food", "pets", "books", "movies", "programming", "random",
    "feedback", "bot-commands", "looking-for-group", "events", "news", "trading", "language-exchange", "fitness",
    "science", "maps", "modding", "staff-chat", "suggestions", "deutsch", "español", "日本語", "quiet-corner" };
constexpr const char *voiceChannelList[] { "General", "Lounge", "Gaming 1", "Gaming 2", "Music", "Study room", "AFK",
    "Stage prep", "Movie night", "Duo", "Raid", "Late night talk" };
constexpr const char *roleList[] { "Admin", "Moderator", "Member", "Bots", "Artist", "Developer", "Server Booster",
    "Event Host", "Veteran", "Newcomer", "Supporter", "Translator", "Streamer", "Muted", "he/him", "she/her",
    "they/them", "Europe", "Americas", "Asia", "Announcements", "Game night", "Raid lead", "Librarian", "Night owl" };
constexpr const char *emojiList[] { "blobwave", "pepehappy", "thisisfine", "catjam", "partyparrot", "hypers", "sadcat",
    "monkaS", "lantern", "otterhug", "shipit", "rustacean", "qtlogo", "stonks", "gg", "sus", "eyesshake", "coffeetime",
    "ban_hammer", "heartfire", "yes", "no", "loading", "boop" };
constexpr const char *reactionEmojiList[] { "👍", "❤️", "😂", "🔥", "🎉", "👀", "😮", "🙏", "✅", "🚀", "💯", "🤔", "☕",
    "🦊" };
constexpr const char *textList[] { "hi", "good morning everyone", "lol", "that is exactly what I meant", "brb",
    "did anyone see the patch notes?", "%u can you have a look when you are back?", "thanks %u, that fixed it %e",
    "Wer ist heute Abend dabei?", "so I tried it %n times and it still does not work",
    "https://example.com/articles/%n", "I will be there around %n:30", "gg", "that was close %e",
    "¿alguien para jugar?", "the new build is %n MB smaller", "no way %e %e",
    "reminder: game night starts in %n minutes", "can confirm, same here", "ok", "今日もお疲れさまでした",
    "who pinged me", "just finished chapter %n, no spoilers please", "why is it always the semicolon", "*pets the dog*",
    "left at %n, arrived at %n, never again", "```cpp\nfor (int i = 0; i < %n; ++i)\n    total += value(i);\n```",
    "haha yes", "je suis en retard, désolé", "%u happy birthday! %e", "anyone else getting timeouts?",
    "works on my machine ¯\\_(ツ)_/¯", "||it was the butler||", "> quoted\nI disagree, but nicely put",
    "is there a channel for that?", "**please** read the rules first", "back from lunch", "+1",
    "that map took me %n hours", "see you tomorrow %e" };
constexpr const char *sentenceList[] { "I wrote a longer note about it last week and most of it still holds.",
    "The short version is that nobody had tried it with more than %n people in the room.",
    "We should keep the old way until the new one has been through a weekend.",
    "If you want to help, pick one of the open points and tell %u first.",
    "It rained the whole time, which somehow made it better.",
    "My sister's cat sat on the keyboard, so please ignore the last three messages.",
    "There are photos, but they are all of the food.", "The second half is slower, yet worth it for the ending alone.",
    "On the bright side we found %n coins and a map that nobody can read.",
    "Please do not feed the bot, it has had enough already." };
constexpr const char *topicList[] { "Everything that fits nowhere else", "Be kind, stay on topic",
    "Read the pinned messages first", "Weekly thread every Friday", "Share what you made", "No spoilers for %n days",
    "Questions welcome, search first", "Slow mode at peak times" };
constexpr const char *activityList[] { "Chess Online", "Factory Planner", "Stardust Valley", "Rail Tycoon", "Deep Rock",
    "Karteikarten", "Space Cargo", "Farm & Forge", "Code Editor", "Lo-fi Radio" };
constexpr const char *commandList[] { "ping", "play", "remind", "roll", "profile", "weather", "poll", "translate",
    "rank", "help" };

} // namespace

constinit const List guildAdjectives = guildAdjectiveList;
constinit const List guildNouns = guildNounList;
constinit const List guildKinds = guildKindList;
constinit const List firstNames = firstNameList;
constinit const List lastNames = lastNameList;
constinit const List nickWords = nickWordList;
constinit const List textChannels = textChannelList;
constinit const List voiceChannels = voiceChannelList;
constinit const List roles = roleList;
constinit const List emojis = emojiList;
constinit const List reactionEmojis = reactionEmojiList;
constinit const List texts = textList;
constinit const List sentences = sentenceList;
constinit const List topics = topicList;
constinit const List activities = activityList;
constinit const List commands = commandList;

} // namespace Hikari::Sim::Words
