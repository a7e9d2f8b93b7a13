package dev.ringway.local.launcher;

import dev.ringway.local.launcher.Ringway.Context;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "A token for the REST API and the dashboard, valid for a day.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<role>", description = "${COMPLETION-CANDIDATES}")
    private Token.Role role;

    @Override
    public Integer call() {
        new Console(System.out).line(Tokens.local(Context.open().wiring(), role));
        return 0;
    }
}
