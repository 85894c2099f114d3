<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ApplicationState</name>
        <message>
            <source>Not connected</source>
            <translation>Nicht verbunden</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>Verbindet</translation>
        </message>
        <message>
            <source>Starting %1/%2</source>
            <extracomment>%1 of %2 shards are ready</extracomment>
            <translation>Startet %1/%2</translation>
        </message>
        <message>
            <source>Ready %1/%2</source>
            <extracomment>%1 of %2 shards are ready</extracomment>
            <translation>Bereit %1/%2</translation>
        </message>
        <message>
            <source>Degraded %1/%2</source>
            <extracomment>%1 of %2 shards are ready</extracomment>
            <translation>Gestört %1/%2</translation>
        </message>
        <message>
            <source>Reconnecting</source>
            <extracomment>State: no shard is connected, attempts continue</extracomment>
            <translation>Verbindet neu</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>No bot is connected</source>
            <translation>Kein Bot ist verbunden</translation>
        </message>
        <message numerus="yes">
            <source>Starting shards: %1 of %Ln ready</source>
            <extracomment>%1 of %n shards are ready</extracomment>
            <translation>
                <numerusform>Shards starten: %1 von %Ln bereit</numerusform>
                <numerusform>Shards starten: %1 von %Ln bereit</numerusform>
            </translation>
        </message>
        <message>
            <source>The shard is ready</source>
            <translation>Der Shard ist bereit</translation>
        </message>
        <message numerus="yes">
            <source>All %Ln shards are ready</source>
            <translation>
                <numerusform>Der %Ln Shard ist bereit</numerusform>
                <numerusform>Alle %Ln Shards sind bereit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %Ln shards are ready</source>
            <translation>
                <numerusform>%1 von %Ln Shard ist bereit</numerusform>
                <numerusform>%1 von %Ln Shards sind bereit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 shards are ready, %Ln with a problem</source>
            <extracomment>Goes before ", %n with problems"</extracomment>
            <translation>
                <numerusform>%1 von %2 Shards sind bereit, %Ln mit einem Problem</numerusform>
                <numerusform>%1 von %2 Shards sind bereit, %Ln mit einem Problem</numerusform>
            </translation>
        </message>
        <message>
            <source>No shard is connected, trying again</source>
            <translation>Kein Shard ist verbunden, neuer Versuch läuft</translation>
        </message>
        <message>
            <source>Stopped: further attempts would fail too</source>
            <translation>Angehalten: Weitere Versuche würden auch scheitern</translation>
        </message>
        <message>
            <source>Closing all connections</source>
            <translation>Alle Verbindungen werden geschlossen</translation>
        </message>
    </context>
    <context>
        <name>CommandLine</name>
        <message>
            <source>ids and times come from the seed, not from the clock: runs are alike</source>
            <translation>Ids und Zeiten kommen vom Startwert, nicht von der Uhr: Läufe gleichen sich</translation>
        </message>
        <message>
            <source>let something go wrong, for example rest-429:share=0.2 or cut:shard=3,every=10s; may be repeated</source>
            <translation>etwas schiefgehen lassen, zum Beispiel rest-429:share=0.2 oder cut:shard=3,every=10s; darf mehrmals vorkommen</translation>
        </message>
        <message>
            <source>play faults in sequence: a built-in scenario, or a file of JSON</source>
            <translation>Störungen nacheinander abspielen: ein eingebautes Szenario oder eine JSON-Datei</translation>
        </message>
        <message>
            <source>it happens once, before anybody is connected; add every=TIME, or use --scenario</source>
            <translation>das geschieht einmal, bevor jemand verbunden ist; every=ZEIT ergänzen oder --scenario verwenden</translation>
        </message>
        <message>
            <source>--fault and --scenario are for the simulator: add --demo</source>
            <translation>--fault und --scenario sind für den Simulator: --demo ergänzen</translation>
        </message>
        <message>
            <source>schema needs a table: add --tsv events, fields, models or enums</source>
            <translation>schema braucht eine Tabelle: --tsv events, fields, models oder enums ergänzen</translation>
        </message>
        <message>
            <source>use events, fields, models or enums</source>
            <translation>events, fields, models oder enums verwenden</translation>
        </message>
        <message>
            <source>list the events, objects and enums that the library knows</source>
            <translation>die Ereignisse, Objekte und Aufzählungen auflisten, die die Bibliothek kennt</translation>
        </message>
        <message>
            <source>what to list, tab separated: events, fields, models or enums</source>
            <translation>was aufgelistet wird, durch Tabulatoren getrennt: events, fields, models oder enums</translation>
        </message>
        <message>
            <source>number of shards of the simulated bot (default 8)</source>
            <translation>Zahl der Shards des simulierten Bots (sonst 8)</translation>
        </message>
        <message>
            <source>simulated events per second (default 300)</source>
            <translation>simulierte Ereignisse je Sekunde (sonst 300)</translation>
        </message>
        <message>
            <source>simulated guilds (default 2,048)</source>
            <translation>simulierte Server (sonst 2.048)</translation>
        </message>
        <message>
            <source>seed of the simulated world (default 1)</source>
            <translation>Startwert der simulierten Welt (sonst 1)</translation>
        </message>
        <message>
            <source>without the scripted incident</source>
            <translation>ohne den vorgesehenen Zwischenfall</translation>
        </message>
        <message>
            <source>connect to the built-in simulator</source>
            <translation>mit dem eingebauten Simulator verbinden</translation>
        </message>
        <message>
            <source>read the token from this environment variable (default BOT_TOKEN)</source>
            <translation>Token aus dieser Umgebungsvariablen lesen (sonst BOT_TOKEN)</translation>
        </message>
        <message>
            <source>read the token from standard input</source>
            <translation>Token von der Standardeingabe lesen</translation>
        </message>
        <message>
            <source>token that the simulator accepts; make one up, it opens nothing</source>
            <translation>Token, das der Simulator annimmt; frei erfunden, es öffnet nichts</translation>
        </message>
        <message>
            <source>another server than Discord, for example http://127.0.0.1:8080/api/v10</source>
            <translation>anderer Server als Discord, zum Beispiel http://127.0.0.1:8080/api/v10</translation>
        </message>
        <message>
            <source>port of the REST server (default: a free one)</source>
            <translation>Port des REST-Servers (sonst ein freier)</translation>
        </message>
        <message>
            <source>stop after this many seconds</source>
            <translation>nach so vielen Sekunden beenden</translation>
        </message>
        <message>
            <source>overview, events or logs</source>
            <translation>overview, events oder logs</translation>
        </message>
        <message>
            <source>dark, light or system</source>
            <translation>dark, light oder system</translation>
        </message>
        <message>
            <source>size of the window, for example 1280x800</source>
            <translation>Größe des Fensters, zum Beispiel 1280x800</translation>
        </message>
        <message>
            <source>when to take the picture, after the start (default 5)</source>
            <translation>Zeitpunkt des Bildes nach dem Start (sonst 5)</translation>
        </message>
        <message>
            <source>where to write the picture (PNG)</source>
            <translation>Datei für das Bild (PNG)</translation>
        </message>
        <message>
            <source>forced state: empty, connecting, degraded, failed or paused</source>
            <translation>erzwungener Zustand: empty, connecting, degraded, failed oder paused</translation>
        </message>
        <message>
            <source>language, for example de (default: the system's)</source>
            <translation>Sprache, zum Beispiel de (sonst die des Systems)</translation>
        </message>
        <message>
            <source>level to record: trace, debug, info, warning, error; may be repeated</source>
            <translation>aufgezeichnete Stufe: trace, debug, info, warning, error; darf mehrmals vorkommen</translation>
        </message>
        <message>
            <source>no colours on the terminal</source>
            <translation>keine Farben im Terminal</translation>
        </message>
        <message>
            <source>print how long each step of the start took</source>
            <translation>ausgeben, wie lange jeder Schritt des Starts dauerte</translation>
        </message>
        <message>
            <source>open the panel on a simulated Discord; needs no account and no network</source>
            <translation>das Panel mit einem simulierten Discord öffnen; braucht weder Konto noch Netz</translation>
        </message>
        <message>
            <source>open the panel and connect a bot</source>
            <translation>das Panel öffnen und einen Bot verbinden</translation>
        </message>
        <message>
            <source>no window: banner and log on the terminal</source>
            <translation>ohne Fenster: Banner und Protokoll im Terminal</translation>
        </message>
        <message>
            <source>serve the simulated Discord to any client on this computer</source>
            <translation>das simulierte Discord für beliebige Programme auf diesem Rechner anbieten</translation>
        </message>
        <message>
            <source>write a picture of a page to a file</source>
            <translation>das Bild einer Seite in eine Datei schreiben</translation>
        </message>
        <message>
            <source>see hikari-panel --help</source>
            <translation>siehe hikari-panel --help</translation>
        </message>
        <message>
            <source>unexpected argument "%1": %2</source>
            <translation>unerwartetes Argument „%1“: %2</translation>
        </message>
        <message>
            <source>unknown option %1: %2</source>
            <translation>unbekannte Option %1: %2</translation>
        </message>
        <message>
            <source>option %1 has no value: write %1 %2</source>
            <translation>Option %1 hat keinen Wert: %1 %2 schreiben</translation>
        </message>
        <message>
            <source>option %1 takes no value: leave out "%2"</source>
            <translation>Option %1 hat keinen Wert: „%2“ weglassen</translation>
        </message>
        <message>
            <source>unknown command "%1": use demo, run, headless, simulate, screenshot or schema</source>
            <translation>unbekannter Befehl „%1“: demo, run, headless, simulate, screenshot oder schema verwenden</translation>
        </message>
        <message>
            <source>option %1 needs a command: %2</source>
            <translation>Option %1 braucht einen Befehl: %2</translation>
        </message>
        <message>
            <source>a token on the command line can be read by others: use --token-env NAME or --token-stdin</source>
            <translation>ein Token auf der Befehlszeile können andere lesen: --token-env NAME oder --token-stdin verwenden</translation>
        </message>
        <message>
            <source>option %1 does not belong to "%2": %3</source>
            <translation>Option %1 gehört nicht zu „%2“: %3</translation>
        </message>
        <message>
            <source>option %1 cannot be "%2": %3</source>
            <extracomment>Of the command line: %1 is an option, %2 what was given, %3 what would be right</extracomment>
            <translation>Option %1 kann nicht „%2“ sein: %3</translation>
        </message>
        <message>
            <source>use %1 to %2</source>
            <translation>%1 bis %2 verwenden</translation>
        </message>
        <message>
            <source>use a whole number from 0 on</source>
            <translation>eine ganze Zahl ab 0 verwenden</translation>
        </message>
        <message>
            <source>use an address such as http://127.0.0.1:8080/api/v10</source>
            <translation>eine Adresse wie http://127.0.0.1:8080/api/v10 verwenden</translation>
        </message>
        <message>
            <source>use seconds, 0.1 or more</source>
            <translation>Sekunden ab 0.1 verwenden</translation>
        </message>
        <message>
            <source>use overview, events or logs</source>
            <translation>overview, events oder logs verwenden</translation>
        </message>
        <message>
            <source>use dark, light or system</source>
            <translation>dark, light oder system verwenden</translation>
        </message>
        <message>
            <source>use WIDTHxHEIGHT from 640x480 to 7680x4320</source>
            <translation>BREITExHÖHE von 640x480 bis 7680x4320 verwenden</translation>
        </message>
        <message>
            <source>use empty, connecting, degraded, failed or paused</source>
            <translation>empty, connecting, degraded, failed oder paused verwenden</translation>
        </message>
        <message>
            <source>use de or en</source>
            <translation>de oder en verwenden</translation>
        </message>
        <message>
            <source>use CATEGORY=LEVEL, for example hikari.gateway=debug</source>
            <translation>KATEGORIE=STUFE verwenden, zum Beispiel hikari.gateway=debug</translation>
        </message>
        <message>
            <source>--token-env and --token-stdin exclude each other: use one of them</source>
            <translation>--token-env und --token-stdin schließen sich aus: eines davon verwenden</translation>
        </message>
        <message>
            <source>--token excludes --token-env and --token-stdin: use one of them</source>
            <translation>--token schließt --token-env und --token-stdin aus: eines davon verwenden</translation>
        </message>
        <message>
            <source>--demo brings its own server and token: leave out --rest-url, --token-env and --token-stdin</source>
            <translation>--demo bringt Server und Token mit: --rest-url, --token-env und --token-stdin weglassen</translation>
        </message>
        <message>
            <source>screenshot needs a file: add --output FILE</source>
            <translation>screenshot braucht eine Datei: --output DATEI ergänzen</translation>
        </message>
        <message>
            <source>Usage: hikari-panel [command] [options]</source>
            <translation>Aufruf: hikari-panel [Befehl] [Optionen]</translation>
        </message>
        <message>
            <source>Without a command the window opens and nothing is connected.</source>
            <translation>Ohne Befehl öffnet sich das Fenster, und nichts wird verbunden.</translation>
        </message>
        <message>
            <source>Commands:</source>
            <translation>Befehle:</translation>
        </message>
        <message>
            <source>Options:</source>
            <translation>Optionen:</translation>
        </message>
        <message>
            <source>show this text</source>
            <translation>diesen Text zeigen</translation>
        </message>
        <message>
            <source>show the versions</source>
            <translation>die Versionen zeigen</translation>
        </message>
        <message>
            <source>Exit codes:</source>
            <translation>Rückgabewerte:</translation>
        </message>
        <message>
            <source>fine</source>
            <translation>in Ordnung</translation>
        </message>
        <message>
            <source>error while running</source>
            <translation>Fehler im Betrieb</translation>
        </message>
        <message>
            <source>wrong usage</source>
            <translation>falscher Aufruf</translation>
        </message>
        <message>
            <source>the token was refused</source>
            <translation>das Token wurde abgelehnt</translation>
        </message>
        <message>
            <source>another close code that forbids further attempts</source>
            <translation>anderer Schließcode, der weitere Versuche verbietet</translation>
        </message>
        <message>
            <source>time limit reached</source>
            <translation>Zeitgrenze erreicht</translation>
        </message>
        <message>
            <source>file error</source>
            <translation>Dateifehler</translation>
        </message>
    </context>
    <context>
        <name>Commands</name>
        <message numerus="yes">
            <source>the bot broke %n of Discord's rules: look for sim.violation in the log above</source>
            <translation>
                <numerusform>der Bot hat %n von Discords Regeln gebrochen: sim.violation im Protokoll oben suchen</numerusform>
                <numerusform>der Bot hat %n von Discords Regeln gebrochen: sim.violation im Protokoll oben suchen</numerusform>
            </translation>
        </message>
        <message>
            <source>cannot write to standard output: see whether the disk is full or the reader has gone</source>
            <translation>die Standardausgabe lässt sich nicht beschreiben: prüfen, ob der Datenträger voll oder der Leser fort ist</translation>
        </message>
        <message>
            <source>Events handled: %1. Shards ready: %2 of %3. Resumes: %4. Lost: %5.</source>
            <translation>Ereignisse verarbeitet: %1. Shards bereit: %2 von %3. Fortsetzungen: %4. Verloren: %5.</translation>
        </message>
        <message>
            <source>not all shards were ready in time: allow more with --duration, or see the log above</source>
            <translation>nicht alle Shards waren rechtzeitig bereit: mit --duration mehr Zeit geben oder oben im Protokoll nachsehen</translation>
        </message>
        <message>
            <source>the token is empty: give one with --token, --token-env or --token-stdin, or none of them</source>
            <translation>das Token ist leer: eines mit --token, --token-env oder --token-stdin angeben oder keines davon</translation>
        </message>
        <message>
            <source>Bot</source>
            <extracomment>Name of a bot whose own name is not known yet</extracomment>
            <translation>Bot</translation>
        </message>
        <message>
            <source>no token came on standard input: write it there in one line, or use --token-env NAME</source>
            <translation>auf der Standardeingabe kam kein Token: dort in eine Zeile schreiben oder --token-env NAME verwenden</translation>
        </message>
        <message>
            <source>no token in the environment variable %1: set it, name another one with --token-env NAME, or use --token-stdin</source>
            <translation>kein Token in der Umgebungsvariablen %1: sie setzen, mit --token-env NAME eine andere nennen oder --token-stdin verwenden</translation>
        </message>
        <message>
            <source>the token does not have the form of a bot token: copy it again from the Developer Portal, page "Bot"</source>
            <translation>das Token hat nicht die Form eines Bot-Tokens: es im Developer Portal, Seite „Bot“, noch einmal kopieren</translation>
        </message>
        <message>
            <source>%1 refused the token: create a new one in the Developer Portal</source>
            <extracomment>%1 is a server</extracomment>
            <translation>%1 hat das Token abgelehnt: im Developer Portal ein neues erzeugen</translation>
        </message>
        <message>
            <source>cannot reach %1 (%2): check the network and --rest-url</source>
            <extracomment>%1 is a server, %2 what went wrong</extracomment>
            <translation>%1 ist nicht erreichbar (%2): Netz und --rest-url prüfen</translation>
        </message>
        <message>
            <source>no secure connection to %1 (%2): check the certificates and the clock</source>
            <extracomment>%1 is a server, %2 what went wrong</extracomment>
            <translation>keine sichere Verbindung zu %1 (%2): Zertifikate und Uhr prüfen</translation>
        </message>
        <message>
            <source>%1 does not answer as Discord does (%2): check --rest-url</source>
            <extracomment>%1 is a server, %2 what went wrong</extracomment>
            <translation>%1 antwortet nicht wie Discord (%2): --rest-url prüfen</translation>
        </message>
        <message>
            <source>%1: wait until session starts are left</source>
            <translation>%1: warten, bis wieder Sitzungsstarts übrig sind</translation>
        </message>
        <message>
            <source>the bot could not run (%1): see the log above</source>
            <translation>der Bot konnte nicht laufen (%1): oben im Protokoll nachsehen</translation>
        </message>
        <message>
            <source>an intent is not allowed for this bot (close code 4014): switch it on in the Developer Portal</source>
            <translation>ein Intent ist für diesen Bot nicht erlaubt (Schließcode 4014): im Developer Portal einschalten</translation>
        </message>
        <message>
            <source>the gateway closed for good with code %1 (%2): see the log above</source>
            <extracomment>%1 is a close code, %2 what went wrong</extracomment>
            <translation>das Gateway hat endgültig mit Code %1 geschlossen (%2): oben im Protokoll nachsehen</translation>
        </message>
        <message>
            <source>cannot write %1: choose a file that can be written</source>
            <translation>%1 lässt sich nicht schreiben: eine beschreibbare Datei wählen</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Start demo</source>
            <translation>Demo starten</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <source>Reconnect selected shards</source>
            <translation>Ausgewählte Shards neu verbinden</translation>
        </message>
        <message>
            <source>Problems first</source>
            <translation>Probleme zuerst</translation>
        </message>
        <message>
            <source>All shards</source>
            <translation>Alle Shards</translation>
        </message>
        <message>
            <source>Ready shards</source>
            <translation>Bereite Shards</translation>
        </message>
        <message>
            <source>Starting shards</source>
            <translation>Startende Shards</translation>
        </message>
        <message>
            <source>Shards with a problem</source>
            <translation>Shards mit einem Problem</translation>
        </message>
        <message>
            <source>Failed shards</source>
            <translation>Gescheiterte Shards</translation>
        </message>
        <message>
            <source>Pause all lists</source>
            <translation>Alle Listen anhalten</translation>
        </message>
        <message>
            <source>Pause this list</source>
            <translation>Diese Liste anhalten</translation>
        </message>
        <message>
            <source>Follow the newest row</source>
            <translation>Der neuesten Zeile folgen</translation>
        </message>
        <message>
            <source>Go to the oldest row</source>
            <translation>Zur ältesten Zeile</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Clear the list</source>
            <translation>Liste leeren</translation>
        </message>
        <message>
            <source>Find or filter</source>
            <translation>Suchen oder filtern</translation>
        </message>
        <message>
            <source>Next match</source>
            <translation>Nächster Treffer</translation>
        </message>
        <message>
            <source>Previous match</source>
            <translation>Voriger Treffer</translation>
        </message>
        <message>
            <source>Next problem in the log</source>
            <translation>Nächstes Problem im Protokoll</translation>
        </message>
        <message>
            <source>Previous problem in the log</source>
            <translation>Voriges Problem im Protokoll</translation>
        </message>
        <message>
            <source>Show or hide errors</source>
            <translation>Fehler zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show or hide warnings</source>
            <translation>Warnungen zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show or hide information</source>
            <translation>Hinweise zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show or hide debug lines</source>
            <translation>Debug-Zeilen zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show or hide trace lines</source>
            <translation>Trace-Zeilen zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show the log below the page</source>
            <translation>Protokoll unter der Seite zeigen</translation>
        </message>
        <message>
            <source>Go to the inspector</source>
            <translation>Zum Inspektor</translation>
        </message>
        <message>
            <source>Next part of the window</source>
            <translation>Nächster Teil des Fensters</translation>
        </message>
        <message>
            <source>Previous part of the window</source>
            <translation>Voriger Teil des Fensters</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Auffrischen</translation>
        </message>
        <message>
            <source>Switch between dark and light</source>
            <translation>Zwischen dunkel und hell wechseln</translation>
        </message>
        <message>
            <source>Larger text</source>
            <translation>Größere Schrift</translation>
        </message>
        <message>
            <source>Smaller text</source>
            <translation>Kleinere Schrift</translation>
        </message>
        <message>
            <source>Normal text size</source>
            <translation>Normale Schriftgröße</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Vollbild</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <extracomment>A tool tip: %1 is what happens, %2 the key for it</extracomment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>EventSummary</name>
        <message numerus="yes">
            <source>%Ln attachment(s)</source>
            <translation>
                <numerusform>%Ln Anhang</numerusform>
                <numerusform>%Ln Anhänge</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln embed(s)</source>
            <translation>
                <numerusform>%Ln Einbettung</numerusform>
                <numerusform>%Ln Einbettungen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 edited: %2</source>
            <extracomment>%1 is a user, %2 the new text of a message</extracomment>
            <translation>%1 hat geändert: %2</translation>
        </message>
        <message>
            <source>message %1 deleted</source>
            <translation>Nachricht %1 gelöscht</translation>
        </message>
        <message numerus="yes">
            <source>%Ln message(s) deleted</source>
            <translation>
                <numerusform>%Ln Nachricht gelöscht</numerusform>
                <numerusform>%Ln Nachrichten gelöscht</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 added %2 to message %3</source>
            <extracomment>%1 is a user, %2 an emoji, %3 the id of a message</extracomment>
            <translation>%1 hat mit %2 auf Nachricht %3 reagiert</translation>
        </message>
        <message>
            <source>%1 removed %2 from message %3</source>
            <extracomment>%1 is a user, %2 an emoji, %3 the id of a message</extracomment>
            <translation>%1 hat %2 von Nachricht %3 entfernt</translation>
        </message>
        <message>
            <source>all %1 removed from message %2</source>
            <translation>alle %1 von Nachricht %2 entfernt</translation>
        </message>
        <message>
            <source>all reactions removed from message %1</source>
            <translation>alle Reaktionen von Nachricht %1 entfernt</translation>
        </message>
        <message>
            <source>%1 is typing</source>
            <translation>%1 schreibt</translation>
        </message>
        <message>
            <source>online</source>
            <translation>online</translation>
        </message>
        <message>
            <source>idle</source>
            <translation>abwesend</translation>
        </message>
        <message>
            <source>do not disturb</source>
            <translation>nicht stören</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>offline</translation>
        </message>
        <message>
            <source>%1 is now %2</source>
            <extracomment>%1 is a user, %2 a status</extracomment>
            <translation>%1 ist jetzt %2</translation>
        </message>
        <message>
            <source>%1 is in voice channel %2</source>
            <extracomment>Voice: %1 is a user, %2 the id of a channel</extracomment>
            <translation>%1 ist im Sprachkanal %2</translation>
        </message>
        <message>
            <source>%1 left voice</source>
            <translation>%1 hat den Sprachkanal verlassen</translation>
        </message>
        <message>
            <source>voice server %1</source>
            <translation>Sprachserver %1</translation>
        </message>
        <message>
            <source>no voice server at the moment</source>
            <translation>zurzeit kein Sprachserver</translation>
        </message>
        <message>
            <source>%1 joined</source>
            <translation>%1 ist beigetreten</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>%1 ist gegangen</translation>
        </message>
        <message numerus="yes">
            <source>%1 is now called %2, %Ln role(s)</source>
            <translation>
                <numerusform>%1 heißt jetzt %2, %Ln Rolle</numerusform>
                <numerusform>%1 heißt jetzt %2, %Ln Rollen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 was updated, %Ln role(s)</source>
            <translation>
                <numerusform>%1 wurde geändert, %Ln Rolle</numerusform>
                <numerusform>%1 wurde geändert, %Ln Rollen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln member(s), part %1 of %2</source>
            <extracomment>Members come in numbered parts: %1 of %2</extracomment>
            <translation>
                <numerusform>%Ln Mitglied, Teil %1 von %2</numerusform>
                <numerusform>%Ln Mitglieder, Teil %1 von %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln member(s)</source>
            <translation>
                <numerusform>%Ln Mitglied</numerusform>
                <numerusform>%Ln Mitglieder</numerusform>
            </translation>
        </message>
        <message>
            <source>joined %1</source>
            <translation>beigetreten: %1</translation>
        </message>
        <message>
            <source>left the guild</source>
            <translation>hat den Server verlassen</translation>
        </message>
        <message>
            <source>the guild is not available</source>
            <translation>der Server ist nicht verfügbar</translation>
        </message>
        <message>
            <source>%1 created</source>
            <comment>channel</comment>
            <translation>%1 angelegt</translation>
        </message>
        <message>
            <source>%1 updated</source>
            <comment>channel</comment>
            <translation>%1 geändert</translation>
        </message>
        <message>
            <source>%1 deleted</source>
            <comment>channel</comment>
            <translation>%1 gelöscht</translation>
        </message>
        <message>
            <source>pinned messages changed</source>
            <translation>angeheftete Nachrichten geändert</translation>
        </message>
        <message>
            <source>role %1 created</source>
            <translation>Rolle %1 angelegt</translation>
        </message>
        <message>
            <source>role %1 updated</source>
            <translation>Rolle %1 geändert</translation>
        </message>
        <message>
            <source>role %1 deleted</source>
            <translation>Rolle %1 gelöscht</translation>
        </message>
        <message>
            <source>interaction of %1</source>
            <translation>Interaktion von %1</translation>
        </message>
        <message>
            <source>interaction</source>
            <translation>Interaktion</translation>
        </message>
        <message numerus="yes">
            <source>session %1, %Ln guild(s)</source>
            <extracomment>A shard is ready: %1 is the start of its session id</extracomment>
            <translation>
                <numerusform>Sitzung %1, %Ln Server</numerusform>
                <numerusform>Sitzung %1, %Ln Server</numerusform>
            </translation>
        </message>
        <message>
            <source>session resumed</source>
            <translation>Sitzung fortgesetzt</translation>
        </message>
        <message>
            <source>connected</source>
            <translation>verbunden</translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message>
            <source>%1/s</source>
            <extracomment>A rate, %1 is a number: "1,284/s"</extracomment>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>s</source>
            <comment>seconds</comment>
            <translation>s</translation>
        </message>
        <message>
            <source>ms</source>
            <comment>milliseconds</comment>
            <translation>ms</translation>
        </message>
        <message>
            <source>d</source>
            <comment>days</comment>
            <translation>T.</translation>
        </message>
        <message>
            <source>h</source>
            <comment>hours</comment>
            <translation>Std.</translation>
        </message>
        <message>
            <source>min</source>
            <comment>minutes</comment>
            <translation>min</translation>
        </message>
        <message>
            <source>now</source>
            <comment>less than a second ago</comment>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <extracomment>%1 is a number and a unit: "4 min ago"</extracomment>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>%1 local time, %2 UTC</source>
            <extracomment>A point in time: %1 in the local time zone, %2 in UTC</extracomment>
            <translation>%1 Ortszeit, %2 UTC</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <extracomment>Form of a short date, see QLocale::toString: "2 Mar 2026"</extracomment>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>%1 %</source>
            <extracomment>A percentage, %1 is a number or "&lt;1"; put the sign where your language has it</extracomment>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>about %1 left</source>
            <extracomment>%1 is a duration: "about 21 s left"</extracomment>
            <translation>noch etwa %1</translation>
        </message>
    </context>
    <context>
        <name>Panel::BannerView</name>
        <message>
            <source>Copy as text</source>
            <translation>Als Text kopieren</translation>
        </message>
        <message>
            <source>Copy with colours</source>
            <translation>Mit Farben kopieren</translation>
        </message>
    </context>
    <context>
        <name>Panel::BotHost</name>
        <message>
            <source>%1 in %2</source>
            <extracomment>An HTTP status and how long the answer took: "200 in 41 ms"</extracomment>
            <translation>%1 in %2</translation>
        </message>
        <message>
            <source>Simulated Discord started</source>
            <translation>Simuliertes Discord gestartet</translation>
        </message>
        <message>
            <source>Token read from standard input</source>
            <extracomment>%1 is the name of an environment variable</extracomment>
            <translation>Token von der Standardeingabe gelesen</translation>
        </message>
        <message>
            <source>Token read from %1</source>
            <translation>Token aus %1 gelesen</translation>
        </message>
        <message>
            <source>resets in %1</source>
            <extracomment>%1 is a duration</extracomment>
            <translation>neu in %1</translation>
        </message>
        <message>
            <source>Number of shards and session starts</source>
            <translation>Zahl der Shards und Sitzungsstarts</translation>
        </message>
        <message>
            <source>Opening the gateway for shard %1</source>
            <translation>Gateway für Shard %1 wird geöffnet</translation>
        </message>
        <message>
            <source>Identify, intents %1</source>
            <extracomment>%1 is a hexadecimal number</extracomment>
            <translation>Anmelden (Identify), Intents %1</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
    </context>
    <context>
        <name>Panel::EventClassModel</name>
        <message>
            <source>Not received: the bot lacks the intent for it</source>
            <translation>Wird nicht empfangen: Dem Bot fehlt der Intent dafür</translation>
        </message>
        <message>
            <source>Event type</source>
            <translation>Ereignistyp</translation>
        </message>
        <message>
            <source>per s</source>
            <translation>je s</translation>
        </message>
    </context>
    <context>
        <name>Panel::EventSource</name>
        <message>
            <source>No.</source>
            <translation>Nr.</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Shard</source>
            <translation>Shard</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Guild</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message numerus="yes">
            <source>%Ln event(s) dropped (limit %1)</source>
            <translation>
                <numerusform>%Ln Ereignis verworfen (Grenze %1)</numerusform>
                <numerusform>%Ln Ereignisse verworfen (Grenze %1)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::EventsPage</name>
        <message>
            <source>Event types</source>
            <translation>Ereignistypen</translation>
        </message>
        <message>
            <source>per s</source>
            <translation>je s</translation>
        </message>
        <message>
            <source>Find type</source>
            <translation>Typ suchen</translation>
        </message>
        <message>
            <source>Shows only types whose name contains the text</source>
            <translation>Zeigt nur Typen, deren Name den Text enthält</translation>
        </message>
        <message>
            <source>Tick what the list shall show; a base class includes its subtypes</source>
            <translation>Ankreuzen, was die Liste zeigen soll; eine Basisklasse schließt ihre Untertypen ein</translation>
        </message>
        <message>
            <source>A base class includes its subtypes</source>
            <translation>Eine Basisklasse enthält ihre Untertypen</translation>
        </message>
        <message>
            <source>Show only %1</source>
            <translation>Nur %1 zeigen</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alle auswählen</translation>
        </message>
        <message>
            <source>Select none</source>
            <translation>Keine auswählen</translation>
        </message>
        <message>
            <source>Events per second, last 60 s</source>
            <translation>Ereignisse je Sekunde, letzte 60 s</translation>
        </message>
        <message>
            <source>Events per second of the ticked types, last 60 s</source>
            <translation>Ereignisse je Sekunde der angekreuzten Typen, letzte 60 s</translation>
        </message>
        <message>
            <source>Events of the ticked types in the last second</source>
            <translation>Ereignisse der angekreuzten Typen in der letzten Sekunde</translation>
        </message>
        <message>
            <source>Follow the newest event</source>
            <translation>Dem neuesten Ereignis folgen</translation>
        </message>
        <message>
            <source>Clear the list</source>
            <translation>Liste leeren</translation>
        </message>
        <message>
            <source>Kept events of the ticked types</source>
            <translation>Behaltene Ereignisse der angekreuzten Typen</translation>
        </message>
        <message>
            <source>Events in memory: at most %1, the oldest go first</source>
            <translation>Ereignisse im Speicher: höchstens %1, die ältesten gehen zuerst</translation>
        </message>
        <message>
            <source>Events that were lost, because the window could not keep up</source>
            <translation>Ereignisse, die verloren gingen, weil das Fenster nicht nachkam</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>No event type is selected.</source>
            <translation>Kein Ereignistyp ist ausgewählt.</translation>
        </message>
        <message>
            <source>Tick a type in the tree at the left.</source>
            <translation>Links im Baum einen Typ ankreuzen.</translation>
        </message>
        <message>
            <source>No event of the selected types yet.</source>
            <translation>Noch kein Ereignis der ausgewählten Typen.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln event(s) of other types are hidden.</source>
            <translation>
                <numerusform>%Ln Ereignis anderer Typen ist verborgen.</numerusform>
                <numerusform>%Ln Ereignisse anderer Typen sind verborgen.</numerusform>
            </translation>
        </message>
        <message>
            <source>No events yet.</source>
            <translation>Noch keine Ereignisse.</translation>
        </message>
        <message>
            <source>They appear here as soon as Discord sends them.</source>
            <translation>Sie erscheinen hier, sobald Discord sie sendet.</translation>
        </message>
        <message>
            <source>All events</source>
            <translation>Alle Ereignisse</translation>
        </message>
        <message>
            <source>Selected events</source>
            <translation>Ausgewählte Ereignisse</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Adds the events that wait and goes on</source>
            <translation>Fügt die wartenden Ereignisse an und läuft weiter</translation>
        </message>
        <message>
            <source>Freezes the list; events that arrive wait</source>
            <translation>Hält die Liste an; neue Ereignisse warten</translation>
        </message>
        <message>
            <source>%1 shown</source>
            <translation>%1 gezeigt</translation>
        </message>
        <message>
            <source>%1 kept</source>
            <translation>%1 behalten</translation>
        </message>
        <message>
            <source>%1 dropped</source>
            <translation>%1 verworfen</translation>
        </message>
    </context>
    <context>
        <name>Panel::FailureCard</name>
        <message>
            <source>What helps here</source>
            <translation>Was hier hilft</translation>
        </message>
        <message>
            <source>Show log</source>
            <translation>Protokoll zeigen</translation>
        </message>
        <message>
            <source>Opens the page with the log</source>
            <translation>Öffnet die Seite mit dem Protokoll</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Einzelheiten kopieren</translation>
        </message>
        <message>
            <source>Copies what happened as text, without secrets</source>
            <translation>Kopiert als Text, was geschah, ohne Geheimnisse</translation>
        </message>
        <message>
            <source>Close code %1</source>
            <translation>Schließcode %1</translation>
        </message>
        <message>
            <source>Close code %1 on shard %2 at %3</source>
            <extracomment>%1 is a close code, %2 the number of a shard, %3 a clock time</extracomment>
            <translation>Schließcode %1 an Shard %2 um %3</translation>
        </message>
        <message>
            <source>The bot could not be started</source>
            <translation>Der Bot konnte nicht gestartet werden</translation>
        </message>
        <message>
            <source>The bot has stopped. What went wrong is written below; the log says more.</source>
            <translation>Der Bot ist angehalten. Was schiefging, steht unten; im Protokoll steht mehr.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
    </context>
    <context>
        <name>Panel::FilterField</name>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Clear the filter (Esc)</source>
            <translation>Filter leeren (Esc)</translation>
        </message>
    </context>
    <context>
        <name>Panel::InlineMessage</name>
        <message>
            <source>Close this message</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>Panel::Inspector</name>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Find key or value</source>
            <translation>Schlüssel oder Wert</translation>
        </message>
        <message>
            <source>Goes to the next key or value that contains the text</source>
            <translation>Geht zum nächsten Schlüssel oder Wert, der den Text enthält</translation>
        </message>
        <message>
            <source>Payload of the event</source>
            <translation>Inhalt des Ereignisses</translation>
        </message>
        <message>
            <source>Alt+1 to Alt+9 open so many levels, * everything below</source>
            <translation>Alt+1 bis Alt+9 öffnen so viele Ebenen, * alles darunter</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>Empfangen</translation>
        </message>
        <message>
            <source>Shard, seq</source>
            <translation>Shard, Seq</translation>
        </message>
        <message>
            <source>Guild</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Pfad kopieren</translation>
        </message>
        <message>
            <source>Copies the path of the chosen key</source>
            <translation>Kopiert den Pfad des gewählten Schlüssels</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>Wert kopieren</translation>
        </message>
        <message>
            <source>Copies the chosen value; secrets cannot be copied</source>
            <translation>Kopiert den gewählten Wert; Geheimnisse lassen sich nicht kopieren</translation>
        </message>
        <message>
            <source>Select an event to inspect it.</source>
            <translation>Ein Ereignis auswählen, um es anzusehen.</translation>
        </message>
        <message>
            <source>%1, %2 after creation</source>
            <extracomment>%1 is a clock time, %2 a duration</extracomment>
            <translation>%1, %2 nach dem Entstehen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln byte(s)</source>
            <translation>
                <numerusform>%Ln Byte</numerusform>
                <numerusform>%Ln Bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::JsonModel</name>
        <message>
            <source>{ 1 key }</source>
            <translation>{ 1 Schlüssel }</translation>
        </message>
        <message>
            <source>%1 keys</source>
            <translation>%1 Schlüssel</translation>
        </message>
        <message>
            <source>[ 1 item ]</source>
            <translation>[ 1 Element ]</translation>
        </message>
        <message>
            <source>%1 items</source>
            <translation>%1 Elemente</translation>
        </message>
        <message>
            <source>(%1 characters)</source>
            <translation>(%1 Zeichen)</translation>
        </message>
        <message>
            <source>This is not JSON.</source>
            <translation>Das ist kein JSON.</translation>
        </message>
    </context>
    <context>
        <name>Panel::LiveView</name>
        <message>
            <source>Fit all</source>
            <translation>Alle einpassen</translation>
        </message>
        <message>
            <source>Reset columns</source>
            <translation>Spalten zurücksetzen</translation>
        </message>
        <message>
            <source>%1 new ↓</source>
            <comment>below the visible rows</comment>
            <translation>%1 neue ↓</translation>
        </message>
        <message>
            <source>Buffer full: new events are dropped. %1 dropped, %2 are waiting</source>
            <translation>Puffer voll: Neue Ereignisse werden verworfen. %1 verworfen, %2 warten</translation>
        </message>
        <message>
            <source>Buffer full: new lines are dropped. %1 dropped, %2 are waiting</source>
            <translation>Puffer voll: Neue Zeilen werden verworfen. %1 verworfen, %2 warten</translation>
        </message>
        <message>
            <source>Buffer full: new requests are dropped. %1 dropped, %2 are waiting</source>
            <translation>Puffer voll: Neue Anfragen werden verworfen. %1 verworfen, %2 warten</translation>
        </message>
        <message>
            <source>Buffer full: new rows are dropped. %1 dropped, %2 are waiting</source>
            <translation>Puffer voll: Neue Zeilen werden verworfen. %1 verworfen, %2 warten</translation>
        </message>
        <message>
            <source>Paused. %1 newer events are waiting, %2 % of the buffer</source>
            <translation>Angehalten. %1 neuere Ereignisse warten, %2 % des Puffers</translation>
        </message>
        <message>
            <source>Paused. %1 newer lines are waiting, %2 % of the buffer</source>
            <translation>Angehalten. %1 neuere Zeilen warten, %2 % des Puffers</translation>
        </message>
        <message>
            <source>Paused. %1 newer requests are waiting, %2 % of the buffer</source>
            <translation>Angehalten. %1 neuere Anfragen warten, %2 % des Puffers</translation>
        </message>
        <message>
            <source>Paused. %1 newer rows are waiting, %2 % of the buffer</source>
            <translation>Angehalten. %1 neuere Zeilen warten, %2 % des Puffers</translation>
        </message>
        <message>
            <source>The selected row has left the buffer</source>
            <translation>Die ausgewählte Zeile hat den Puffer verlassen</translation>
        </message>
        <message>
            <source>The selected row is leaving the buffer</source>
            <translation>Die ausgewählte Zeile verlässt gleich den Puffer</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>Keep this row after it has left the buffer (Ctrl+B)</source>
            <translation>Diese Zeile behalten, auch wenn sie den Puffer verlässt (Strg+B)</translation>
        </message>
        <message>
            <source>Go to the newest row and follow (End)</source>
            <translation>Zur neuesten Zeile gehen und folgen (Ende)</translation>
        </message>
    </context>
    <context>
        <name>Panel::LogCategoryModel</name>
        <message>
            <source>Trace</source>
            <comment>log level</comment>
            <translation>Trace</translation>
        </message>
        <message>
            <source>Debug</source>
            <comment>log level</comment>
            <translation>Debug</translation>
        </message>
        <message>
            <source>Info</source>
            <comment>log level</comment>
            <translation>Info</translation>
        </message>
        <message>
            <source>Warn</source>
            <comment>log level</comment>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Error</source>
            <comment>log level</comment>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>All categories</source>
            <translation>Alle Kategorien</translation>
        </message>
        <message>
            <source>Recorded from this level on. Double-click or F2 to change it; it takes effect with the next line.</source>
            <translation>Wird ab dieser Stufe aufgezeichnet. Ändern mit Doppelklick oder F2; gilt ab der nächsten Zeile.</translation>
        </message>
        <message>
            <source>Recorded from this level on; changed since the start.</source>
            <translation>Wird ab dieser Stufe aufgezeichnet; seit dem Start geändert.</translation>
        </message>
        <message>
            <source>Lines per second, mean of the last 10 s</source>
            <translation>Zeilen je Sekunde, Mittel der letzten 10 s</translation>
        </message>
        <message>
            <source>%1: the tick shows or hides kept lines and loses nothing</source>
            <translation>%1: Der Haken zeigt oder verbirgt behaltene Zeilen und verliert nichts</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>per s</source>
            <translation>je s</translation>
        </message>
        <message>
            <source>Recorded level</source>
            <translation>Aufgezeichnete Stufe</translation>
        </message>
        <message>
            <source>Recorded from this level on</source>
            <translation>Wird ab dieser Stufe aufgezeichnet</translation>
        </message>
        <message>
            <source>Inherit</source>
            <comment>log level of the category above</comment>
            <translation>Geerbt</translation>
        </message>
    </context>
    <context>
        <name>Panel::LogDock</name>
        <message>
            <source>Logs</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Follow the newest line</source>
            <translation>Der neuesten Zeile folgen</translation>
        </message>
        <message>
            <source>Open the page with the log</source>
            <translation>Die Seite mit dem Protokoll öffnen</translation>
        </message>
        <message>
            <source>Hide the log</source>
            <translation>Protokoll verbergen</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Folgen</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>No log lines yet.</source>
            <translation>Noch keine Zeilen im Protokoll.</translation>
        </message>
    </context>
    <context>
        <name>Panel::LogSource</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Stufe</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
        <message numerus="yes">
            <source>%1   +%Ln line(s)</source>
            <extracomment>The first line of a message, and how many more there are</extracomment>
            <translation>
                <numerusform>%1   +%Ln Zeile</numerusform>
                <numerusform>%1   +%Ln Zeilen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::LogsPage</name>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Kategorien</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Reset recorded levels</source>
            <translation>Aufgezeichnete Stufen zurücksetzen</translation>
        </message>
        <message>
            <source>Gives up all levels that were changed since the start</source>
            <translation>Nimmt alle Stufen zurück, die seit dem Start geändert wurden</translation>
        </message>
        <message>
            <source>Log categories</source>
            <translation>Kategorien des Protokolls</translation>
        </message>
        <message>
            <source>Ticks show or hide lines; "Recorded" says from which level on lines are kept at all</source>
            <translation>Haken zeigen oder verbergen Zeilen; „Stufe“ sagt, ab welcher Stufe überhaupt aufgezeichnet wird</translation>
        </message>
        <message>
            <source>Hiding loses nothing; recording less does.</source>
            <translation>Verbergen verliert nichts, weniger aufzeichnen schon.</translation>
        </message>
        <message>
            <source>Find in the log</source>
            <translation>Im Protokoll suchen</translation>
        </message>
        <message>
            <source>Marks lines whose message or category contains the text</source>
            <translation>Markiert Zeilen, deren Meldung oder Kategorie den Text enthält</translation>
        </message>
        <message>
            <source>Aa</source>
            <extracomment>Button: the search tells capital letters from small ones</extracomment>
            <translation>Aa</translation>
        </message>
        <message>
            <source>Match upper and lower case</source>
            <translation>Groß- und Kleinschreibung beachten</translation>
        </message>
        <message>
            <source>Hide lines that do not match</source>
            <translation>Zeilen ohne Treffer verbergen</translation>
        </message>
        <message>
            <source>Lines in memory: at most %1, the oldest go first</source>
            <translation>Zeilen im Speicher: höchstens %1, die ältesten gehen zuerst</translation>
        </message>
        <message>
            <source>Follow the newest line</source>
            <translation>Der neuesten Zeile folgen</translation>
        </message>
        <message>
            <source>Clear the log</source>
            <translation>Protokoll leeren</translation>
        </message>
        <message numerus="yes">
            <source>%Ln match(es)</source>
            <translation>
                <numerusform>%Ln Treffer</numerusform>
                <numerusform>%Ln Treffer</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 kept</source>
            <translation>%1 behalten</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Adds the lines that wait and goes on</source>
            <translation>Fügt die wartenden Zeilen an und läuft weiter</translation>
        </message>
        <message>
            <source>Freezes the list; lines that arrive wait</source>
            <translation>Hält die Liste an; neue Zeilen warten</translation>
        </message>
        <message>
            <source>No log lines yet.</source>
            <translation>Noch keine Zeilen im Protokoll.</translation>
        </message>
        <message>
            <source>No log line matches.</source>
            <translation>Keine Zeile passt.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln line(s) are hidden by level, category or text.</source>
            <translation>
                <numerusform>%Ln Zeile ist durch Stufe, Kategorie oder Text verborgen.</numerusform>
                <numerusform>%Ln Zeilen sind durch Stufe, Kategorie oder Text verborgen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Panel::MainWindow</name>
        <message>
            <source>%1: %2</source>
            <extracomment>Title of the window: %1 is the bot's name, %2 its state</extracomment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>Panel::NavRail</name>
        <message>
            <source>Shards, rates and charts</source>
            <translation>Shards, Raten und Diagramme</translation>
        </message>
        <message>
            <source>Events as they arrive</source>
            <translation>Ereignisse, wie sie ankommen</translation>
        </message>
        <message>
            <source>Everything the bot and the panel say</source>
            <translation>Alles, was Bot und Panel melden</translation>
        </message>
    </context>
    <context>
        <name>Panel::OverviewPage</name>
        <message>
            <source>No bot is connected</source>
            <translation>Kein Bot ist verbunden</translation>
        </message>
        <message>
            <source>The demo runs a complete simulated Discord on this computer.
It needs no account, no token and no network.</source>
            <translation>Die Demo betreibt ein vollständiges simuliertes Discord auf diesem Rechner.
Sie braucht kein Konto, kein Token und kein Netz.</translation>
        </message>
        <message>
            <source>Start demo</source>
            <translation>Demo starten</translation>
        </message>
        <message>
            <source>Starts the simulated Discord and connects a bot to it</source>
            <translation>Startet das simulierte Discord und verbindet einen Bot damit</translation>
        </message>
        <message>
            <source>Start demo  %1     Connect a bot  %2</source>
            <extracomment>Below the button "Start demo"; %1 is a key, %2 a command for the terminal</extracomment>
            <translation>Demo starten  %1     Einen Bot verbinden  %2</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stops connecting</source>
            <translation>Bricht das Verbinden ab</translation>
        </message>
        <message>
            <source>Show in log</source>
            <translation>Im Protokoll zeigen</translation>
        </message>
        <message>
            <source>Opens the page with the log</source>
            <translation>Öffnet die Seite mit dem Protokoll</translation>
        </message>
        <message>
            <source>Reconnect now</source>
            <translation>Jetzt neu verbinden</translation>
        </message>
        <message>
            <source>Reconnects every shard that has a problem, without waiting</source>
            <translation>Verbindet jeden Shard mit einem Problem neu, ohne zu warten</translation>
        </message>
        <message>
            <source>This is a simulated Discord.</source>
            <translation>Dies ist ein simuliertes Discord.</translation>
        </message>
        <message>
            <source>Nothing leaves this computer.</source>
            <translation>Nichts verlässt diesen Rechner.</translation>
        </message>
        <message>
            <source>Inject a fault</source>
            <translation>Störung auslösen</translation>
        </message>
        <message>
            <source>Cuts the connection of the first shard; watch it resume. Every shard's menu has more faults.</source>
            <translation>Trennt die Verbindung des ersten Shards; er setzt seine Sitzung fort. Im Menü jedes Shards gibt es weitere Störungen.</translation>
        </message>
        <message>
            <source>Banner: hikari-qt %1</source>
            <translation>Banner: hikari-qt %1</translation>
        </message>
        <message>
            <source>What headless mode prints at its start</source>
            <translation>Was der Betrieb ohne Fenster am Anfang ausgibt</translation>
        </message>
        <message>
            <source>Shards ready</source>
            <translation>Shards bereit</translation>
        </message>
        <message>
            <source>Shards that receive events, of those that are wanted. Click for all shards.</source>
            <translation>Shards, die Ereignisse empfangen, von denen, die laufen sollen. Klick zeigt alle Shards.</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Events of all shards: mean of the last second, and the last 60 s. Click for the events.</source>
            <translation>Ereignisse aller Shards: Mittel der letzten Sekunde und die letzten 60 s. Klick öffnet die Ereignisse.</translation>
        </message>
        <message>
            <source>Heartbeat p50</source>
            <translation>Herzschlag p50</translation>
        </message>
        <message>
            <source>Time from heartbeat to acknowledgement, median over the shards, and the last 60 s. Click for the slowest shard.</source>
            <translation>Zeit vom Herzschlag bis zur Bestätigung, Median über die Shards, und die letzten 60 s. Klick führt zum langsamsten Shard.</translation>
        </message>
        <message>
            <source>REST</source>
            <translation>REST</translation>
        </message>
        <message>
            <source>REST requests: mean of the last second, and the last 60 s. Click for the log.</source>
            <translation>REST-Anfragen: Mittel der letzten Sekunde und die letzten 60 s. Klick öffnet das Protokoll.</translation>
        </message>
        <message>
            <source>Heartbeat latency</source>
            <translation>Latenz der Herzschläge</translation>
        </message>
        <message>
            <source>Median and 95 % over all shards, and the slowest or the selected shard</source>
            <translation>Median und 95 % über alle Shards und der langsamste oder der ausgewählte Shard</translation>
        </message>
        <message>
            <source>Heartbeat latency, last 60 s</source>
            <translation>Latenz der Herzschläge, letzte 60 s</translation>
        </message>
        <message>
            <source>slowest shard</source>
            <translation>langsamster Shard</translation>
        </message>
        <message>
            <source>No heartbeat was acknowledged yet.</source>
            <translation>Noch kein Herzschlag wurde bestätigt.</translation>
        </message>
        <message>
            <source>Events by type</source>
            <translation>Ereignisse nach Typ</translation>
        </message>
        <message>
            <source>last 10 s, per s</source>
            <translation>letzte 10 s, je s</translation>
        </message>
        <message>
            <source>The most frequent types: mean of the last 10 s. Click to show only that type.</source>
            <translation>Die häufigsten Typen: Mittel der letzten 10 s. Klick zeigt nur diesen Typ.</translation>
        </message>
        <message>
            <source>No events yet.</source>
            <translation>Noch keine Ereignisse.</translation>
        </message>
        <message>
            <source>Connecting %1</source>
            <extracomment>%1 is the bot's name</extracomment>
            <translation>%1 wird verbunden</translation>
        </message>
        <message>
            <source>Intents: %1</source>
            <translation>Intents: %1</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <extracomment>%1 is a duration</extracomment>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>of %1</source>
            <extracomment>"12 of 16": the first number stands before this text</extracomment>
            <translation>von %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <extracomment>Two counts of shards in one line</extracomment>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%Ln starting</source>
            <translation>
                <numerusform>%Ln startet</numerusform>
                <numerusform>%Ln starten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln problem(s)</source>
            <translation>
                <numerusform>%Ln Problem</numerusform>
                <numerusform>%Ln Probleme</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln guild(s)</source>
            <translation>
                <numerusform>%Ln Server</numerusform>
                <numerusform>%Ln Server</numerusform>
            </translation>
        </message>
        <message>
            <source>per s</source>
            <translation>je s</translation>
        </message>
        <message numerus="yes">
            <source>%Ln dropped</source>
            <translation>
                <numerusform>%Ln verworfen</numerusform>
                <numerusform>%Ln verworfen</numerusform>
            </translation>
        </message>
        <message>
            <source>no ACK yet</source>
            <translation>noch kein ACK</translation>
        </message>
        <message>
            <source>req/s</source>
            <translation>Anfr./s</translation>
        </message>
        <message numerus="yes">
            <source>%Ln rate limited</source>
            <translation>
                <numerusform>%Ln gebremst</numerusform>
                <numerusform>%Ln gebremst</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Starting %Ln shard(s)</source>
            <translation>
                <numerusform>%Ln Shard startet</numerusform>
                <numerusform>%Ln Shards starten</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2 at a time</source>
            <translation>%1, je %2 zugleich</translation>
        </message>
        <message>
            <source>All shards are ready again.</source>
            <translation>Alle Shards sind wieder bereit.</translation>
        </message>
        <message>
            <source>This message goes away after five seconds of health.</source>
            <translation>Diese Meldung verschwindet nach fünf Sekunden ohne Störung.</translation>
        </message>
        <message>
            <source>No shard is connected.</source>
            <translation>Kein Shard ist verbunden.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln shard(s) need attention.</source>
            <translation>
                <numerusform>Um %Ln Shard muss man sich kümmern.</numerusform>
                <numerusform>Um %Ln Shards muss man sich kümmern.</numerusform>
            </translation>
        </message>
        <message>
            <source>Shard %1 lost its connection (%2) and tries again in %3.</source>
            <extracomment>%1 is the number of a shard, %2 a close code and its name, %3 a duration</extracomment>
            <translation>Shard %1 hat seine Verbindung verloren (%2) und versucht es in %3 wieder.</translation>
        </message>
        <message>
            <source>Shard %1 has stopped for good: %2.</source>
            <translation>Shard %1 ist endgültig angehalten: %2.</translation>
        </message>
        <message>
            <source>Shard %1 gets late or no answers to its heartbeats; it reconnects by itself when none comes.</source>
            <translation>Shard %1 bekommt späte oder keine Antworten auf seine Herzschläge; bleibt die Antwort aus, verbindet er sich selbst neu.</translation>
        </message>
        <message>
            <source>Shard %1 is resuming its session; missed events are sent again.</source>
            <translation>Shard %1 setzt seine Sitzung fort; verpasste Ereignisse werden noch einmal gesendet.</translation>
        </message>
        <message>
            <source>shard %1</source>
            <translation>Shard %1</translation>
        </message>
        <message numerus="yes">
            <source>ms, %Ln shard(s)</source>
            <translation>
                <numerusform>ms, %Ln Shard</numerusform>
                <numerusform>ms, %Ln Shards</numerusform>
            </translation>
        </message>
        <message>
            <source>Other</source>
            <comment>other event types</comment>
            <translation>Andere</translation>
        </message>
    </context>
    <context>
        <name>Panel::PanelStatusBar</name>
        <message>
            <source>events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Events of all shards in the last second. Click for the events.</source>
            <translation>Ereignisse aller Shards in der letzten Sekunde. Klick öffnet die Ereignisse.</translation>
        </message>
        <message>
            <source>dropped</source>
            <translation>verworfen</translation>
        </message>
        <message>
            <source>Events and log lines that this window lost since the session began, because it could not keep up or a paused list was full. Click for the events.</source>
            <translation>Ereignisse und Zeilen, die dieses Fenster seit Beginn der Sitzung verlor, weil es nicht nachkam oder eine angehaltene Liste voll war. Klick öffnet die Ereignisse.</translation>
        </message>
        <message>
            <source>REST queue</source>
            <translation>REST wartet</translation>
        </message>
        <message>
            <source>REST requests that wait for a rate limit or a free connection. Click for the overview.</source>
            <translation>REST-Anfragen, die auf ein Ratenlimit oder eine freie Verbindung warten. Klick öffnet den Überblick.</translation>
        </message>
        <message>
            <source>REST requests that Discord refused with 429 Too Many Requests since the session began. Click for the log.</source>
            <translation>REST-Anfragen, die Discord seit Beginn der Sitzung mit 429 Too Many Requests abwies. Klick öffnet das Protokoll.</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Memory of this program, simulator included. Click for the log.</source>
            <translation>Speicher dieses Programms samt Simulator. Klick öffnet das Protokoll.</translation>
        </message>
        <message>
            <source>UI frame</source>
            <translation>UI-Bild</translation>
        </message>
        <message>
            <source>Work of the window per frame of 16.7 ms: mean of the last second. Click for the overview.</source>
            <translation>Arbeit des Fensters je Bild von 16,7 ms: Mittel der letzten Sekunde. Klick öffnet den Überblick.</translation>
        </message>
        <message>
            <source>identify window %1 of %2</source>
            <extracomment>Identify windows: %1 is the present one, %2 their number</extracomment>
            <translation>Anmeldefenster %1 von %2</translation>
        </message>
        <message>
            <source>no news for %1</source>
            <extracomment>%1 is a duration</extracomment>
            <translation>seit %1 nichts Neues</translation>
        </message>
    </context>
    <context>
        <name>Panel::PauseBar</name>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Show what waits and go on (Space)</source>
            <translation>Wartendes zeigen und weiterlaufen (Leertaste)</translation>
        </message>
    </context>
    <context>
        <name>Panel::SearchField</name>
        <message>
            <source>Clear (Esc)</source>
            <translation>Leeren (Esc)</translation>
        </message>
    </context>
    <context>
        <name>Panel::ShardModel</name>
        <message>
            <source>Shard %1 of %2, guild ids where (id &gt;&gt; 22) % %2 = %1</source>
            <extracomment>Which guilds a shard serves: %1 its number, %2 the number of shards</extracomment>
            <translation>Shard %1 von %2, Server-Ids mit (Id &gt;&gt; 22) % %2 = %1</translation>
        </message>
        <message>
            <source>No heartbeat was acknowledged yet</source>
            <translation>Noch kein Herzschlag wurde bestätigt</translation>
        </message>
        <message>
            <source>Smallest %1, median %2, 95 % below %3, largest %4</source>
            <comment>heartbeat latencies</comment>
            <translation>Kleinste %1, Median %2, 95 % unter %3, größte %4</translation>
        </message>
        <message>
            <source>Last ACK: %1</source>
            <translation>Letztes ACK: %1</translation>
        </message>
        <message numerus="yes">
            <source>%Ln events since the session began</source>
            <translation>
                <numerusform>%Ln Ereignis seit Beginn der Sitzung</numerusform>
                <numerusform>%Ln Ereignisse seit Beginn der Sitzung</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln guilds are not available</source>
            <translation>
                <numerusform>%Ln Server ist nicht verfügbar</numerusform>
                <numerusform>%Ln Server sind nicht verfügbar</numerusform>
            </translation>
        </message>
        <message>
            <source>No session yet</source>
            <translation>Noch keine Sitzung</translation>
        </message>
        <message>
            <source>Resumes at %1, last sequence number %2</source>
            <translation>Setzt fort bei %1, letzte Sequenznummer %2</translation>
        </message>
        <message>
            <source>Not ready</source>
            <translation>Nicht bereit</translation>
        </message>
        <message>
            <source>Last close: %1</source>
            <translation>Zuletzt geschlossen: %1</translation>
        </message>
        <message>
            <source>Never interrupted</source>
            <translation>Nie unterbrochen</translation>
        </message>
        <message>
            <source>No event yet</source>
            <translation>Noch kein Ereignis</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Heartbeat</source>
            <translation>Herzschlag</translation>
        </message>
        <message>
            <source>Events/s</source>
            <translation>Ereign./s</translation>
        </message>
        <message>
            <source>Guilds</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>Sitzung</translation>
        </message>
        <message>
            <source>Uptime</source>
            <translation>Laufzeit</translation>
        </message>
        <message>
            <source>Reconn.</source>
            <extracomment>Column heading, short for "reconnects"</extracomment>
            <translation>Neu verb.</translation>
        </message>
        <message>
            <source>Last event</source>
            <translation>Letztes</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>Number of the shard</source>
            <translation>Nummer des Shards</translation>
        </message>
        <message>
            <source>What the shard is doing</source>
            <translation>Was der Shard gerade tut</translation>
        </message>
        <message>
            <source>Time from heartbeat to acknowledgement: the last 60, and the last one in numbers</source>
            <translation>Zeit vom Herzschlag bis zur Bestätigung: die letzten 60 und der letzte als Zahl</translation>
        </message>
        <message>
            <source>Events received in the last second</source>
            <translation>In der letzten Sekunde empfangene Ereignisse</translation>
        </message>
        <message>
            <source>Guilds this shard serves</source>
            <translation>Server, die dieser Shard bedient</translation>
        </message>
        <message>
            <source>Start and end of the session id</source>
            <translation>Anfang und Ende der Sitzungs-Id</translation>
        </message>
        <message>
            <source>How long the shard has been ready or able to resume</source>
            <translation>Wie lange der Shard schon bereit ist oder fortsetzen kann</translation>
        </message>
        <message>
            <source>How often the connection was made anew; marked when that was in the last hour</source>
            <translation>Wie oft neu verbunden wurde; markiert, wenn das in der letzten Stunde war</translation>
        </message>
        <message>
            <source>Age of the newest event</source>
            <translation>Alter des neuesten Ereignisses</translation>
        </message>
        <message>
            <source>Last close code and reason</source>
            <translation>Letzter Schließcode und Grund</translation>
        </message>
    </context>
    <context>
        <name>Panel::ShardPanel</name>
        <message>
            <source>Shards</source>
            <translation>Shards</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Stopped shards</source>
            <translation>Angehaltene Shards</translation>
        </message>
        <message>
            <source>Filter shards</source>
            <translation>Shards filtern</translation>
        </message>
        <message>
            <source>A number, a range such as 0-15, a state, the start of a session id or a close code</source>
            <translation>Eine Nummer, ein Bereich wie 0-15, ein Zustand, der Anfang einer Sitzungs-Id oder ein Schließcode</translation>
        </message>
        <message>
            <source>One row a shard; the menu of a row has what can be done to it</source>
            <translation>Eine Zeile je Shard; im Menü einer Zeile steht, was man mit ihm tun kann</translation>
        </message>
        <message numerus="yes">
            <source>No shard matches. %Ln shard(s) are hidden.</source>
            <translation>
                <numerusform>Kein Shard passt. %Ln Shard ist verborgen.</numerusform>
                <numerusform>Kein Shard passt. %Ln Shards sind verborgen.</numerusform>
            </translation>
        </message>
        <message>
            <source>The shards appear here when the bot connects.</source>
            <translation>Die Shards erscheinen hier, sobald sich der Bot verbindet.</translation>
        </message>
        <message>
            <source>Reconnect (resume)</source>
            <translation>Neu verbinden (fortsetzen)</translation>
        </message>
        <message>
            <source>Drops the connection and resumes the session; no event is lost</source>
            <translation>Trennt die Verbindung und setzt die Sitzung fort; kein Ereignis geht verloren</translation>
        </message>
        <message numerus="yes">
            <source>Reconnect with new session, uses %1 of %Ln session start(s)</source>
            <translation>
                <numerusform>Mit neuer Sitzung verbinden, verbraucht %1 von %Ln Sitzungsstart</numerusform>
                <numerusform>Mit neuer Sitzung verbinden, verbraucht %1 von %Ln Sitzungsstarts</numerusform>
            </translation>
        </message>
        <message>
            <source>Reconnect with new session</source>
            <translation>Mit neuer Sitzung verbinden</translation>
        </message>
        <message>
            <source>Ends the session; events until the new one are lost</source>
            <translation>Beendet die Sitzung; Ereignisse bis zur neuen gehen verloren</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Ends the session and stays stopped</source>
            <translation>Beendet die Sitzung und bleibt angehalten</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Connects a stopped shard</source>
            <translation>Verbindet einen angehaltenen Shard</translation>
        </message>
        <message>
            <source>Copy row</source>
            <translation>Zeile kopieren</translation>
        </message>
        <message>
            <source>The row as text, columns separated by tabs</source>
            <translation>Die Zeile als Text, Spalten durch Tabulatoren getrennt</translation>
        </message>
        <message>
            <source>Copy session id</source>
            <translation>Sitzungs-Id kopieren</translation>
        </message>
        <message>
            <source>The session id in full</source>
            <translation>Die vollständige Sitzungs-Id</translation>
        </message>
        <message>
            <source>Copy diagnosis</source>
            <translation>Diagnose kopieren</translation>
        </message>
        <message>
            <source>State, versions and the last transitions as Markdown, without secrets</source>
            <translation>Zustand, Versionen und die letzten Übergänge als Markdown, ohne Geheimnisse</translation>
        </message>
        <message>
            <source>Cut the connection</source>
            <translation>Verbindung trennen</translation>
        </message>
        <message>
            <source>The simulated Discord resets the TCP connection</source>
            <translation>Das simulierte Discord setzt die TCP-Verbindung zurück</translation>
        </message>
        <message>
            <source>Send Reconnect (op 7)</source>
            <translation>Reconnect senden (op 7)</translation>
        </message>
        <message>
            <source>Asks the shard to connect anew</source>
            <translation>Fordert den Shard auf, sich neu zu verbinden</translation>
        </message>
        <message>
            <source>Send Invalid session (op 9)</source>
            <translation>Invalid session senden (op 9)</translation>
        </message>
        <message>
            <source>The session ends and cannot be resumed</source>
            <translation>Die Sitzung endet und lässt sich nicht fortsetzen</translation>
        </message>
        <message>
            <source>Close with 4000</source>
            <translation>Mit 4000 schließen</translation>
        </message>
        <message>
            <source>Closes the connection with "Unknown error"</source>
            <translation>Schließt die Verbindung mit „Unknown error“</translation>
        </message>
        <message>
            <source>Swallow heartbeat ACKs for 10 s</source>
            <translation>Herzschlag-ACKs 10 s lang verschlucken</translation>
        </message>
        <message>
            <source>Heartbeats stay unanswered</source>
            <translation>Herzschläge bleiben ohne Antwort</translation>
        </message>
    </context>
    <context>
        <name>Panel::TimeChart</name>
        <message>
            <source>No data yet.</source>
            <translation>Noch keine Daten.</translation>
        </message>
        <message>
            <source>last %1 s</source>
            <translation>letzte %1 s</translation>
        </message>
        <message>
            <source>−%1 s</source>
            <translation>−%1 s</translation>
        </message>
        <message>
            <source>−%1 min</source>
            <translation>−%1 min</translation>
        </message>
        <message>
            <source>−%1 h</source>
            <translation>−%1 Std.</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>%1 s ago</source>
            <translation>vor %1 s</translation>
        </message>
        <message>
            <source>Copy values as CSV</source>
            <translation>Werte als CSV kopieren</translation>
        </message>
        <message>
            <source>Copy picture</source>
            <translation>Bild kopieren</translation>
        </message>
    </context>
    <context>
        <name>Panel::TopBar</name>
        <message>
            <source>Switch between dark and light</source>
            <translation>Zwischen dunkel und hell wechseln</translation>
        </message>
        <message>
            <source>All commands</source>
            <translation>Alle Befehle</translation>
        </message>
        <message>
            <source>No bot</source>
            <translation>Kein Bot</translation>
        </message>
        <message>
            <source>A simulated Discord on this computer. Identify windows last 0.5 s instead of 5 s, heartbeats are sent every second.</source>
            <translation>Ein simuliertes Discord auf diesem Rechner. Anmeldefenster dauern 0,5 s statt 5 s, Herzschläge kommen jede Sekunde.</translation>
        </message>
        <message>
            <source>What this window is connected to</source>
            <translation>Womit dieses Fenster verbunden ist</translation>
        </message>
        <message>
            <source>%1. Click to show the shards that need attention.</source>
            <translation>%1. Klick zeigt die Shards, um die man sich kümmern muss.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Disconnect</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <source>Connect again what was connected last</source>
            <translation>Wieder verbinden, was zuletzt verbunden war</translation>
        </message>
        <message>
            <source>Close all connections</source>
            <translation>Alle Verbindungen schließen</translation>
        </message>
        <message>
            <source>Paused, %1 waiting</source>
            <extracomment>Button while all lists are paused; %1 is the number of rows that wait</extracomment>
            <translation>Angehalten, %1 warten</translation>
        </message>
        <message>
            <source>Resume all lists</source>
            <translation>Alle Listen fortsetzen</translation>
        </message>
        <message>
            <source>Pause all lists</source>
            <translation>Alle Listen anhalten</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message numerus="yes">
            <source>%Ln shard(s), %1 of %2 session starts left today</source>
            <extracomment>%1 of %2 session starts</extracomment>
            <translation>
                <numerusform>%Ln Shard, heute noch %1 von %2 Sitzungsstarts</numerusform>
                <numerusform>%Ln Shards, heute noch %1 von %2 Sitzungsstarts</numerusform>
            </translation>
        </message>
        <message>
            <source>simulator on %1</source>
            <extracomment>What the demo is connected to: %1 is an address</extracomment>
            <translation>Simulator auf %1</translation>
        </message>
        <message>
            <source>Demo</source>
            <translation>Demo</translation>
        </message>
        <message>
            <source>Starting the simulated Discord</source>
            <translation>Das simulierte Discord wird gestartet</translation>
        </message>
    </context>
    <context>
        <name>ShardText</name>
        <message>
            <source>Stopped</source>
            <comment>shard state</comment>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Queued</source>
            <comment>shard state</comment>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Connecting</source>
            <comment>shard state</comment>
            <translation>Verbindet</translation>
        </message>
        <message>
            <source>Identifying</source>
            <comment>shard state</comment>
            <translation>Meldet sich an</translation>
        </message>
        <message>
            <source>Ready</source>
            <comment>shard state</comment>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Late ACK</source>
            <comment>shard state</comment>
            <translation>Spätes ACK</translation>
        </message>
        <message>
            <source>Zombie</source>
            <comment>shard state</comment>
            <translation>Zombie</translation>
        </message>
        <message>
            <source>Resuming</source>
            <comment>shard state</comment>
            <translation>Setzt fort</translation>
        </message>
        <message>
            <source>Backing off</source>
            <comment>shard state</comment>
            <translation>Wartet ab</translation>
        </message>
        <message>
            <source>Failed</source>
            <comment>shard state</comment>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>in %1</source>
            <extracomment>A shard waits for its turn; %1 is a duration</extracomment>
            <translation>in %1</translation>
        </message>
        <message>
            <source>no ACK</source>
            <translation>kein ACK</translation>
        </message>
        <message>
            <source>no ACK %1</source>
            <extracomment>No heartbeat was acknowledged for %1, a duration</extracomment>
            <translation>kein ACK %1</translation>
        </message>
        <message>
            <source>seq %1</source>
            <extracomment>Sequence number of the last event before the interruption</extracomment>
            <translation>Seq %1</translation>
        </message>
        <message>
            <source>Ready</source>
            <comment>group of shards</comment>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Starting</source>
            <comment>group of shards</comment>
            <translation>Startet</translation>
        </message>
        <message>
            <source>Problem</source>
            <comment>group of shards</comment>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Failed</source>
            <comment>group of shards</comment>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>Stopped</source>
            <comment>group of shards</comment>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>sequence %1</source>
            <translation>Sequenz %1</translation>
        </message>
        <message>
            <source>Shard %1, %2</source>
            <extracomment>%1 is the shard's number, %2 its state, %3 more about the state</extracomment>
            <translation>Shard %1, %2</translation>
        </message>
        <message>
            <source>Shard %1, %2, %3</source>
            <translation>Shard %1, %2, %3</translation>
        </message>
        <message>
            <source>%1 since %2</source>
            <extracomment>%1 is a shard state, %2 a clock time</extracomment>
            <translation>%1 seit %2</translation>
        </message>
        <message>
            <source>Discord refused the token</source>
            <translation>Discord hat das Token abgelehnt</translation>
        </message>
        <message>
            <source>The bot has stopped, because every further attempt would fail too. Create a new token in the Developer Portal, put it where the old one was read from, and connect again.</source>
            <translation>Der Bot ist angehalten, denn jeder weitere Versuch würde auch scheitern. Im Developer Portal ein neues Token erzeugen, es dort ablegen, wo das alte gelesen wurde, und neu verbinden.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal versuchen</translation>
        </message>
        <message>
            <source>The shard number is not valid</source>
            <translation>Die Nummer des Shards ist ungültig</translation>
        </message>
        <message>
            <source>The bot has stopped. A shard was announced with a number that does not fit the number of shards. Leave the number of shards to Discord and connect again.</source>
            <translation>Der Bot ist angehalten. Ein Shard wurde mit einer Nummer angemeldet, die nicht zur Zahl der Shards passt. Die Zahl der Shards Discord überlassen und neu verbinden.</translation>
        </message>
        <message>
            <source>Use automatic shard count</source>
            <translation>Shard-Zahl automatisch wählen</translation>
        </message>
        <message>
            <source>This bot needs more shards</source>
            <translation>Dieser Bot braucht mehr Shards</translation>
        </message>
        <message>
            <source>The bot has stopped. It is in more guilds than one shard may serve. Leave the number of shards to Discord and connect again.</source>
            <translation>Der Bot ist angehalten. Er ist auf mehr Servern, als ein Shard bedienen darf. Die Zahl der Shards Discord überlassen und neu verbinden.</translation>
        </message>
        <message>
            <source>The gateway version is no longer supported</source>
            <translation>Die Version des Gateways wird nicht mehr unterstützt</translation>
        </message>
        <message>
            <source>The bot has stopped. Discord no longer speaks the gateway version this program uses. Update the program.</source>
            <translation>Der Bot ist angehalten. Discord spricht die Gateway-Version dieses Programms nicht mehr. Das Programm aktualisieren.</translation>
        </message>
        <message>
            <source>Copy version</source>
            <translation>Version kopieren</translation>
        </message>
        <message>
            <source>The intents are not valid</source>
            <translation>Die Intents sind ungültig</translation>
        </message>
        <message>
            <source>The bot has stopped. It asked for intents that Discord does not know. Update the program.</source>
            <translation>Der Bot ist angehalten. Er hat Intents verlangt, die Discord nicht kennt. Das Programm aktualisieren.</translation>
        </message>
        <message>
            <source>An intent is not allowed for this bot</source>
            <translation>Ein Intent ist für diesen Bot nicht erlaubt</translation>
        </message>
        <message>
            <source>The bot has stopped. It asked for a privileged intent that is not switched on for it. Switch it on in the Developer Portal, page "Bot", and connect again.</source>
            <translation>Der Bot ist angehalten. Er hat einen privilegierten Intent verlangt, der für ihn nicht eingeschaltet ist. Ihn im Developer Portal, Seite „Bot“, einschalten und neu verbinden.</translation>
        </message>
        <message>
            <source>Open the Developer Portal</source>
            <translation>Developer Portal öffnen</translation>
        </message>
        <message>
            <source>The connection was closed for good</source>
            <translation>Die Verbindung wurde endgültig geschlossen</translation>
        </message>
        <message>
            <source>The bot has stopped, because a further attempt would fail too. The log says more.</source>
            <translation>Der Bot ist angehalten, denn ein weiterer Versuch würde auch scheitern. Im Protokoll steht mehr.</translation>
        </message>
        <message>
            <source>Show log</source>
            <translation>Protokoll zeigen</translation>
        </message>
    </context>
</TS>
