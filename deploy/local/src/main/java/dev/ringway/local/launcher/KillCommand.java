package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kill", description = "kill -9 of one part, to see what a crash does; restart brings it back.")
final class KillCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A service, sandbox, mongodb, kafka or redis.")
    private String typed;

    @Override
    public Integer call() {
        String name = Parts.named(typed);
        if (!Context.open().processes().kill(name)) {
            throw new LauncherException(name + " does not run");
        }
        new Console(System.out).step(name + " killed");
        return 0;
    }
}
