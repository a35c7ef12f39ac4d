package io.whereabouts.events.epcis;

/// JSON that is not what EPCIS 2.0 asks for. Its message is for the sender.
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String path;

    Malformed(String path, String rule) {
        super(path.isEmpty() ? rule : path + " " + rule);
        this.path = path;
    }

    /// JSON path of the value to blame, such as `epcisBody.eventList[3].eventTime`; empty for the whole.
    public String path() {
        return path;
    }
}
