package dev.ringway.local.launcher;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What someone decides about letters without replaying them, with the reason. */
abstract class DeadLettersDecision implements Callable<Integer> {

    private final String operation;
    private final String told;

    @Mixin
    private DeadLettersTarget target;

    @Parameters(paramLabel = "<id>", arity = "1..*", description = "As the list shows it.")
    private List<String> ids;

    @Option(names = "--why", required = true, description = "For those who look later.")
    private String why;

    /** @param told what is said of each letter, before its id */
    private DeadLettersDecision(String operation, String told) {
        this.operation = operation;
        this.told = told;
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
        Console out = new Console(System.out);
        for (String id : ids) {
            target.of(id, Token.Role.admin).decide(id, operation, why);
            out.line(told + id);
        }
        return 0;
    }

    @Command(name = "discard", description = "Marks letters as never to be replayed.")
    static final class Discard extends DeadLettersDecision {

        Discard() {
            super("discard", "discarded ");
        }
    }

    @Command(name = "reopen", description = "Takes a discard or a replay back.")
    static final class Reopen extends DeadLettersDecision {

        Reopen() {
            super("reopen", "open again: ");
        }
    }
}
