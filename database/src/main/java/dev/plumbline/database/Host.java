package dev.plumbline.database;

import java.util.ArrayList;
import java.util.List;

/**
 * One host of an address.
 *
 * @param host what is connected to: a name or an IP address, without the brackets that JDBC requires around IPv6
 * @param named what the user calls it: its name where an IP address was given too
 */
public record Host(String host, String named, int port) {

    /** @param names as many as hosts, or none */
    static List<Host> list(String hosts, String names) {
        String[] each = hosts.split(",");
        String[] named = names.isEmpty() ? new String[0] : names.split(",", -1);
        var list = new ArrayList<Host>();
        for (int i = 0; i < each.length; i++) {
            int colon = each[i].lastIndexOf(':');
            String host = each[i].substring(0, colon);
            host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            boolean hasName = named.length == each.length && !named[i].isBlank();
            list.add(new Host(host, hasName ? named[i].strip() : host, Integer.parseInt(each[i].substring(colon + 1))));
        }
        return list;
    }

    /** Whether it is this machine, judged by its name alone. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
