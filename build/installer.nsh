; What the Windows installer does besides: the folder of the configuration, which lies outside the program, so that an
; update and a removal leave it. By Windows' own rules any user may make folders in ProgramData; this one is made by the
; installer, for administrators to write and for everybody to read, before an operator could make it with a
; configuration of their own. It lies on the drive that the program is installed on (main/hosts/electron/config-file.ts).
!macro customInstall
  StrCpy $0 $INSTDIR 3
  CreateDirectory "$0ProgramData\Tereze"
  ; SYSTEM and Administrators: everything; Users: read. Rights that the folder had before are taken away.
  nsExec::ExecToLog 'icacls "$0ProgramData\Tereze" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $1
  ${If} $1 != 0
    MessageBox MB_ICONEXCLAMATION|MB_OK "$0ProgramData\Tereze: icacls $1" /SD IDOK
  ${EndIf}
!macroend
