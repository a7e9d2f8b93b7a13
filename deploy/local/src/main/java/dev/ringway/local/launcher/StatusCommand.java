package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "What runs, and where.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "For programs; with the local secrets.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = new Console(System.out);
        SystemStatus status = SystemStatus.of(Context.open());
        console.line(json ? status.json() : status.text());
        return 0;
    }
}
