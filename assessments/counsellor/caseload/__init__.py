"""The caseload: clients as an address asks for them, as rows, queues and a list."""
