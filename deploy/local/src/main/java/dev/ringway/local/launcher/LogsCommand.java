package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "The last lines that one part has logged.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A service, sandbox, mongodb, kafka or redis.")
    private String typed;

    @Option(names = "-f", description = "Goes on with what is logged from now on.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "<lines>", description = "How many; ${DEFAULT-VALUE} unless told.")
    private int lines = 200;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String name = Parts.named(typed);
        Path log = Context.open().home().log(name);
        if (!Files.exists(log)) {
            throw new LauncherException(name + " has logged nothing yet");
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
        if (follow) {
            command.add("-F");
        }
        command.add(log.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
