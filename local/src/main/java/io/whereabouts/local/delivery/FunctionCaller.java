package io.whereabouts.local.delivery;

/// Lambda, as pipes and pollers need it.
interface FunctionCaller {
    /// @return the function's answer
    /// @throws Undelivered.Refused if the function failed
    byte[] invoke(String function, byte[] payload) throws Undelivered, InterruptedException;
}
