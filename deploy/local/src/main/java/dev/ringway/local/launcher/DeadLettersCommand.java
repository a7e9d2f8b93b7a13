package dev.ringway.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of the running services: what could not be handled, and what to do about it. */
@Command(
        name = "dead-letters",
        description = "What services could not handle: list, show, correct, replay, discard, reopen.",
        footer = {
            "",
            "Against another system: --url <address of the service> --service <name>, and its token in RINGWAY_TOKEN.",
            "Example: ringway dead-letters list --state open --call CA..., then ringway dead-letters replay <id>."
        },
        subcommands = {
            DeadLettersCommand.ListThem.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Correct.class,
            DeadLettersCommand.Replay.class,
            DeadLettersCommand.Discard.class,
            DeadLettersCommand.Reopen.class
        })
final class DeadLettersCommand implements Runnable {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Console OUT = new Console(System.out);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** Which letters; the same for list and replay. */
    static final class Which {

        @Option(names = "--topic", description = "A dead-letter topic, or the topic that it belongs to.")
        private String topic;

        @Option(names = "--call", paramLabel = "<sid>", description = "Call SID.")
        private String call;

        @Option(names = "--key", description = "The record's key.")
        private String key;

        @Option(names = "--type", description = "The event's type, e.g. dev.ringway.call.status-reported.v1.")
        private String type;

        @Option(names = "--reason", description = "Part of the reason.")
        private String reason;

        @Option(names = "--after", paramLabel = "<time>", description = "Rejected then or later: 2026-01-31T12:00:00Z.")
        private String after;

        @Option(names = "--before", paramLabel = "<time>", description = "Rejected before that time.")
        private String before;

        Map<String, Object> given() {
            Map<String, Object> given = new LinkedHashMap<>();
            put(given, "topic", topic);
            put(given, "call", call);
            put(given, "key", key);
            put(given, "type", type);
            put(given, "reason", reason);
            put(given, "rejectedAfter", after);
            put(given, "rejectedBefore", before);
            return given;
        }

        private static void put(Map<String, Object> given, String name, String value) {
            if (value != null) {
                given.put(name, value);
            }
        }
    }

    @Command(name = "list", description = "The newest first.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Mixin
        private Which which;

        @Option(names = "--state", description = "open, replayed or discarded; all unless told.")
        private String state;

        @Option(names = "--limit", description = "How many of each service at most; ${DEFAULT-VALUE} unless told.")
        private int limit = 50;

        @Option(names = "--json", description = "One JSON object per line, for programs.")
        private boolean json;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Map<String, Object> query = which.given();
            if (state != null) {
                query.put("state", state);
            }
            int shown = 0;
            for (DeadLettersApi api : target.all(Token.Role.operator)) {
                shown += list(api, query);
            }
            if (shown == 0 && !json) {
                OUT.line("no dead letters match");
            }
            return 0;
        }

        private int list(DeadLettersApi api, Map<String, Object> query) throws IOException, InterruptedException {
            int shown = 0;
            Map<String, Object> page = new LinkedHashMap<>(query);
            while (shown < limit) {
                page.put("limit", Math.min(200, limit - shown));
                JsonNode answer = api.list(page);
                for (JsonNode letter : answer.get("items")) {
                    OUT.line(json ? letter.toString() : line(letter));
                    shown++;
                }
                if (!answer.has("next")) {
                    return shown;
                }
                page.put("cursor", answer.get("next").stringValue());
            }
            if (!json) {
                OUT.line("... there are more; --limit shows them");
            }
            return shown;
        }

        private static String line(JsonNode letter) {
            return "%s  %-9s %s  %s  %s"
                    .formatted(
                            letter.get("rejectedAt").stringValue(),
                            letter.get("state").stringValue(),
                            letter.get("id").stringValue(),
                            letter.get("key").stringValue(),
                            letter.get("reason").stringValue());
        }
    }

    @Command(name = "show", description = "Everything about one, as JSON.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Parameters(paramLabel = "<id>", description = "As the list shows it.")
        private String id;

        @Override
        public Integer call() throws IOException, InterruptedException {
            print(target.of(id, Token.Role.operator).show(id).body());
            return 0;
        }
    }

    @Command(name = "correct", description = "Data to be replayed instead of the original.")
    static final class Correct implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Parameters(paramLabel = "<id>", description = "As the list shows it.")
        private String id;

        @Option(
                names = "--data",
                required = true,
                paramLabel = "<file>",
                description =
                        "The event's whole data in JSON; - reads them from the input. Start from what show prints.")
        private String file;

        @Option(names = "--why", required = true, description = "For those who look later.")
        private String why;

        @Override
        public Integer call() throws IOException, InterruptedException {
            DeadLettersApi api = target.of(id, Token.Role.admin);
            String tag = api.show(id).tag();
            print(api.correct(id, tag, data(), why));
            return 0;
        }

        /** JSON, or the text itself where it is none: a parked form is corrected as the form that it is. */
        private Object data() throws IOException {
            byte[] bytes = file.equals("-") ? System.in.readAllBytes() : read(Path.of(file));
            try {
                return JSON.readValue(bytes, Object.class);
            } catch (JacksonException notJson) {
                return new String(bytes, StandardCharsets.UTF_8).strip();
            }
        }

        private static byte[] read(Path file) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new LauncherException("there is no file " + file);
            }
            return Files.readAllBytes(file);
        }
    }

    @Command(
            name = "replay",
            description = "Hands letters to their service once more: those named, or all open ones that match.")
    static final class Replay implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Mixin
        private Which which;

        @Parameters(paramLabel = "<id>", arity = "0..*", description = "As the list shows it.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--all", description = "Every open one; needed where nothing else says which.")
        private boolean all;

        @Option(names = "--force", description = "Also events that are older than what the service keeps.")
        private boolean force;

        @Option(names = "--dry-run", description = "Only says which would be replayed.")
        private boolean dryRun;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!ids.isEmpty()) {
                return named();
            }
            Map<String, Object> wanted = which.given();
            if (wanted.isEmpty() && !all) {
                throw new LauncherException(
                        "say which: ids, --call, --key, --type, --reason, --topic, --after, --before," + " or --all");
            }
            wanted.put("all", all);
            wanted.put("force", force);
            wanted.put("dryRun", dryRun);
            boolean refused = false;
            for (DeadLettersApi api : target.all(Token.Role.admin)) {
                refused |= many(api, wanted);
            }
            return refused ? 1 : 0;
        }

        private int named() throws IOException, InterruptedException {
            if (dryRun || all || !which.given().isEmpty()) {
                throw new LauncherException("give either ids or what they have in common");
            }
            for (String id : ids) {
                target.of(id, Token.Role.admin).replay(id, force);
                OUT.line("replayed " + id);
            }
            return 0;
        }

        private boolean many(DeadLettersApi api, Map<String, Object> wanted) throws IOException, InterruptedException {
            Map<String, Object> request = new LinkedHashMap<>(wanted);
            int replayed = 0;
            boolean refused = false;
            JsonNode answer;
            do {
                answer = api.replay(request);
                for (JsonNode id : answer.get("replayed")) {
                    OUT.line((dryRun ? "would replay " : "replayed ") + id.stringValue());
                    replayed++;
                }
                for (JsonNode one : answer.get("refused")) {
                    OUT.line("not replayed " + one.get("id").stringValue() + ": "
                            + one.get("detail").stringValue());
                    refused = true;
                }
                if (answer.has("next")) {
                    request.put("cursor", answer.get("next").stringValue());
                }
            } while (answer.has("next"));
            OUT.line(api.service() + ": " + replayed + (dryRun ? " would be replayed" : " replayed"));
            return refused;
        }
    }

    @Command(name = "discard", description = "Marks letters as never to be replayed.")
    static final class Discard implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Parameters(paramLabel = "<id>", arity = "1..*", description = "As the list shows it.")
        private List<String> ids;

        @Option(names = "--why", required = true, description = "For those who look later.")
        private String why;

        @Override
        public Integer call() throws IOException, InterruptedException {
            for (String id : ids) {
                target.of(id, Token.Role.admin).decide(id, "discard", why);
                OUT.line("discarded " + id);
            }
            return 0;
        }
    }

    @Command(name = "reopen", description = "Takes a discard or a replay back.")
    static final class Reopen implements Callable<Integer> {

        @Mixin
        private DeadLettersTarget target;

        @Parameters(paramLabel = "<id>", arity = "1..*", description = "As the list shows it.")
        private List<String> ids;

        @Option(names = "--why", required = true, description = "For those who look later.")
        private String why;

        @Override
        public Integer call() throws IOException, InterruptedException {
            for (String id : ids) {
                target.of(id, Token.Role.admin).decide(id, "reopen", why);
                OUT.line("open again: " + id);
            }
            return 0;
        }
    }

    private static void print(JsonNode letter) {
        OUT.line(JSON.writeValueAsString(letter));
    }
}
