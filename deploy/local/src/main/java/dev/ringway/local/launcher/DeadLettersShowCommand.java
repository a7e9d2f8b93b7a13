package dev.ringway.local.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Everything about one, as JSON.")
final class DeadLettersShowCommand implements Callable<Integer> {

    @Mixin
    private DeadLettersTarget target;

    @Parameters(paramLabel = "<id>", description = "As the list shows it.")
    private String id;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DeadLettersCommand.print(target.of(id, Token.Role.admin).show(id).body());
        return 0;
    }
}
