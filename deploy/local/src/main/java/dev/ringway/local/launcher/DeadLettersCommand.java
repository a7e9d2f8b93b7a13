package dev.ringway.local.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
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
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersCorrectCommand.class,
            DeadLettersReplayCommand.class,
            DeadLettersDecision.Discard.class,
            DeadLettersDecision.Reopen.class
        })
final class DeadLettersCommand implements Runnable {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    static void print(JsonNode letter) {
        new Console(System.out).line(JSON.writeValueAsString(letter));
    }
}
