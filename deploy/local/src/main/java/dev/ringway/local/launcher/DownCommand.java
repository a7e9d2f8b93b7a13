package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Ends everything, also what an earlier run left.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Console console = new Console(System.out);
        Context context = Context.open();
        boolean ran = !context.processes().running().isEmpty() || Foreground.launcherRuns(context.home());
        Foreground.end(context.home());
        context.processes().stopAll(console::step);
        console.step(ran ? "everything has ended" : "nothing was running");
        return 0;
    }
}
