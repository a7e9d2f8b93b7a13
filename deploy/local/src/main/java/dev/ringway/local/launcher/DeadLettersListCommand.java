package dev.ringway.local.launcher;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "The newest first.")
final class DeadLettersListCommand implements Callable<Integer> {

    private static final Console OUT = new Console(System.out);

    @Mixin
    private DeadLettersTarget target;

    @Mixin
    private DeadLettersWhich which;

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
