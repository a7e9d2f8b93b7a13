package dev.ringway.local.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "replay",
        description = "Hands letters to their service once more: those named, or all open ones that match.")
final class DeadLettersReplayCommand implements Callable<Integer> {

    private static final Console OUT = new Console(System.out);

    @Mixin
    private DeadLettersTarget target;

    @Mixin
    private DeadLettersWhich which;

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
