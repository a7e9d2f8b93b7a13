package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        description = "Ends one part if it runs and starts it with the settings of the running system.")
final class RestartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<name>", description = "A service, sandbox, mongodb, kafka or redis.")
    private String typed;

    @Option(names = "--build", description = "Builds it first if it is out of date.")
    private boolean build;

    @Override
    public Integer call() throws IOException {
        Console console = new Console(System.out);
        String name = Parts.named(typed);
        Context context = Context.open();
        if (context.processes().running().isEmpty()) {
            throw new LauncherException("the system does not run; ringway up starts it");
        }
        if (build) {
            new Build(context.home()).runIfStale(name, console::step);
        }
        context.processes().stop(List.of(name), console::step);
        Part part = context.parts()
                .part(name)
                .orElseThrow(() -> new LauncherException(name + " is elsewhere by the settings"));
        PortCheck.run(context.settings(), part.ports());
        context.processes().start(part);
        part.awaitReady();
        console.step(name + " ready: " + part.address());
        return 0;
    }
}
