<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ApplicationState</name>
        <message numerus="yes">
            <source>Starting shards: %1 of %Ln ready</source>
            <extracomment>%1 of %n shards are ready</extracomment>
            <translation>
                <numerusform>Starting shards: %1 of %Ln ready</numerusform>
                <numerusform>Starting shards: %1 of %Ln ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %Ln shards are ready</source>
            <translation>
                <numerusform>The %Ln shard is ready</numerusform>
                <numerusform>All %Ln shards are ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln shards are ready</source>
            <translation>
                <numerusform>%1 of %Ln shard is ready</numerusform>
                <numerusform>%1 of %Ln shards are ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 shards are ready, %Ln with a problem</source>
            <extracomment>Goes before ", %n with problems"</extracomment>
            <translation>
                <numerusform>%1 of %2 shards are ready, %Ln with a problem</numerusform>
                <numerusform>%1 of %2 shards are ready, %Ln with a problem</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message numerus="yes">
            <source>the bot broke %n of Discord's rules: look for sim.violation in the log above</source>
            <translation>
                <numerusform>the bot broke %n of Discord's rules: look for sim.violation in the log above</numerusform>
                <numerusform>the bot broke %n of Discord's rules: look for sim.violation in the log above</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EventSummary</name>
        <message numerus="yes">
            <source>%Ln attachment(s)</source>
            <translation>
                <numerusform>%Ln attachment</numerusform>
                <numerusform>%Ln attachments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln embed(s)</source>
            <translation>
                <numerusform>%Ln embed</numerusform>
                <numerusform>%Ln embeds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) deleted</source>
            <translation>
                <numerusform>%Ln message deleted</numerusform>
                <numerusform>%Ln messages deleted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is now called %2, %Ln role(s)</source>
            <translation>
                <numerusform>%1 is now called %2, %Ln role</numerusform>
                <numerusform>%1 is now called %2, %Ln roles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 was updated, %Ln role(s)</source>
            <translation>
                <numerusform>%1 was updated, %Ln role</numerusform>
                <numerusform>%1 was updated, %Ln roles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln member(s), part %1 of %2</source>
            <extracomment>Members come in numbered parts: %1 of %2</extracomment>
            <translation>
                <numerusform>%Ln member, part %1 of %2</numerusform>
                <numerusform>%Ln members, part %1 of %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln member(s)</source>
            <translation>
                <numerusform>%Ln member</numerusform>
                <numerusform>%Ln members</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>session %1, %Ln guild(s)</source>
            <extracomment>A shard is ready: %1 is the start of its session id</extracomment>
            <translation>
                <numerusform>session %1, %Ln guild</numerusform>
                <numerusform>session %1, %Ln guilds</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::EventSource</name>
        <message numerus="yes">
            <source>%Ln event(s) dropped (limit %1)</source>
            <translation>
                <numerusform>%Ln event dropped (limit %1)</numerusform>
                <numerusform>%Ln events dropped (limit %1)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::EventsPage</name>
        <message numerus="yes">
            <source>%Ln event(s) of other types are hidden.</source>
            <translation>
                <numerusform>%Ln event of other types is hidden.</numerusform>
                <numerusform>%Ln events of other types are hidden.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::Inspector</name>
        <message numerus="yes">
            <source>%Ln byte(s)</source>
            <translation>
                <numerusform>%Ln byte</numerusform>
                <numerusform>%Ln bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::LogSource</name>
        <message numerus="yes">
            <source>%1   +%Ln line(s)</source>
            <extracomment>The first line of a message, and how many more there are</extracomment>
            <translation>
                <numerusform>%1   +%Ln line</numerusform>
                <numerusform>%1   +%Ln lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::LogsPage</name>
        <message numerus="yes">
            <source>%Ln match(es)</source>
            <translation>
                <numerusform>%Ln match</numerusform>
                <numerusform>%Ln matches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) are hidden by level, category or text.</source>
            <translation>
                <numerusform>%Ln line is hidden by level, category or text.</numerusform>
                <numerusform>%Ln lines are hidden by level, category or text.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::OverviewPage</name>
        <message numerus="yes">
            <source>%Ln starting</source>
            <translation>
                <numerusform>%Ln starting</numerusform>
                <numerusform>%Ln starting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln problem(s)</source>
            <translation>
                <numerusform>%Ln problem</numerusform>
                <numerusform>%Ln problems</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln guild(s)</source>
            <translation>
                <numerusform>%Ln guild</numerusform>
                <numerusform>%Ln guilds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln dropped</source>
            <translation>
                <numerusform>%Ln dropped</numerusform>
                <numerusform>%Ln dropped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln rate limited</source>
            <translation>
                <numerusform>%Ln rate limited</numerusform>
                <numerusform>%Ln rate limited</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Starting %Ln shard(s)</source>
            <translation>
                <numerusform>Starting %Ln shard</numerusform>
                <numerusform>Starting %Ln shards</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln shard(s) need attention.</source>
            <translation>
                <numerusform>%Ln shard needs attention.</numerusform>
                <numerusform>%Ln shards need attention.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ms, %Ln shard(s)</source>
            <translation>
                <numerusform>ms, %Ln shard</numerusform>
                <numerusform>ms, %Ln shards</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::ShardModel</name>
        <message numerus="yes">
            <source>%Ln events since the session began</source>
            <translation>
                <numerusform>%Ln event since the session began</numerusform>
                <numerusform>%Ln events since the session began</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln guilds are not available</source>
            <translation>
                <numerusform>%Ln guild is not available</numerusform>
                <numerusform>%Ln guilds are not available</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::ShardPanel</name>
        <message numerus="yes">
            <source>No shard matches. %Ln shard(s) are hidden.</source>
            <translation>
                <numerusform>No shard matches. %Ln shard is hidden.</numerusform>
                <numerusform>No shard matches. %Ln shards are hidden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Reconnect with new session, uses %1 of %Ln session start(s)</source>
            <translation>
                <numerusform>Reconnect with new session, uses %1 of %Ln session start</numerusform>
                <numerusform>Reconnect with new session, uses %1 of %Ln session starts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message numerus="yes">
            <source>%Ln shard(s), %1 of %2 session starts left today</source>
            <extracomment>%1 of %2 session starts</extracomment>
            <translation>
                <numerusform>%Ln shard, %1 of %2 session starts left today</numerusform>
                <numerusform>%Ln shards, %1 of %2 session starts left today</numerusform>
            </translation>
        </message>
    </context>
</TS>
