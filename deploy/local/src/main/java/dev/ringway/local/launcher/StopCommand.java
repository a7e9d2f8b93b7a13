package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Ends one part in order and leaves the others; restart brings it back.")
final class StopCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A service, sandbox, mongodb, kafka or redis.")
    private String typed;

    @Override
    public Integer call() {
        Console console = new Console(System.out);
        String name = Parts.named(typed);
        Processes processes = Context.open().processes();
        if (processes.find(name).isEmpty()) {
            throw new LauncherException(name + " does not run");
        }
        processes.stop(List.of(name), console::step);
        return 0;
    }
}
