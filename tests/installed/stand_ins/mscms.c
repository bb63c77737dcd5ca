/* Stands in for what wine 10 lacks and Windows has: without these Qt finds no screen; it can do without a profile. */
#define SHARE __declspec(dllexport)
SHARE void *WcsCreateIccProfile(void *p, unsigned long o) { (void)p; (void)o; return 0; }
SHARE void *OpenColorProfileW(void *p, unsigned long a, unsigned long s, unsigned long m) { (void)p; (void)a; (void)s; (void)m; return 0; }
SHARE int CloseColorProfile(void *p) { (void)p; return 0; }
SHARE int GetColorProfileFromHandle(void *p, void *b, unsigned long *n) { (void)p; (void)b; (void)n; return 0; }
